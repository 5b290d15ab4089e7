namespace Orleans.Embedded;

/// <summary>Lets services of an activation's scope find the activation.</summary>
internal sealed class ActivationScope
{
    internal Activation? Activation { get; set; }
}
