// Test files named on the command line are all that runs; mocha would add them to those listed here.
const named = process.argv.slice(2).some((argument) => argument.endsWith(".test.ts"));

module.exports = {
  "node-option": ["import=tsx"],
  spec: named ? [] : ["test/**/*.test.ts"],
  ignore: ["test/host/**", "test/vscode/**", "test/ui/**"],
  reporter: "test/lib/reporter.mjs",
  timeout: 40000,
  require: ["test/lib/properties.cjs"],
};
