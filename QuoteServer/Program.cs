using Trading.QuoteServer;

return await QuoteServerCommand.Create().Parse(args).InvokeAsync();
