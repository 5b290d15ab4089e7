using Trading.Silo.Hosting;

return await TradingHost.RunAsync(args);
