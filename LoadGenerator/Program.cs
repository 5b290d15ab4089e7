using Trading.LoadGenerator;

return await LoadGeneratorProgram.RunAsync(args);
