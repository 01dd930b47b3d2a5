// Loaded into a process that is measured: it says at its end what it took, in milliseconds and bytes.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const took = { cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 };
  process.stderr.write(`measured ${JSON.stringify(took)}\n`);
});
