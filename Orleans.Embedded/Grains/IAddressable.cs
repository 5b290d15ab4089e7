namespace Orleans.Runtime;

/// <summary>Anything that can be called through a reference: a grain or an observer.</summary>
public interface IAddressable
{
}
