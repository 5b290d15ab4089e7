using Trading.Benchmarks;

return await BenchmarksProgram.RunAsync(args);
