namespace Trading.QuoteServer.Tests;

public sealed class QuoteServerCommandTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--listen 127.0.0.1:0 --delays observed --price 12.34 --seed 7")]
    [InlineData("--listen 0.0.0.0:4444 --delays none --faults none hang wrongsymbol")]
    public void Command_line_with_good_arguments_is_accepted(string line) => Assert.Empty(QuoteServerCommand.Create().Parse(line).Errors);

    [Theory]
    [InlineData("--listen here")]
    [InlineData("--listen 127.0.0.1")]
    [InlineData("--delays sometimes")]
    [InlineData("--price 0")]
    [InlineData("--price 1.234")]
    [InlineData("--price -1")]
    [InlineData("--seed x")]
    [InlineData("--faults sulk")]
    [InlineData("--unknown")]
    public void Command_line_with_a_bad_argument_is_refused(string line) => Assert.NotEmpty(QuoteServerCommand.Create().Parse(line).Errors);
}
