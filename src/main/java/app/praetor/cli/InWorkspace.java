package app.praetor.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works in a workspace: it finds the common options wherever on the line they were given. */
abstract class InWorkspace {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    final CommonOptions options() {
        return ((PraetorCommand) spec.root().userObject()).options;
    }
}
