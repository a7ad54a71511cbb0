package io.plumbline.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the embedded default. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        description = "Catalog, profile and infer checks for your data.",
        subcommands = {ServeCommand.class, ProfileCommand.class})
public final class Plumbline {

    private Plumbline() {}

    /** Runs the command; a refusal is one line on standard error and exit code 1. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Plumbline());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOverwrittenOptionsAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StartException) {
                System.err.println(failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }
}
