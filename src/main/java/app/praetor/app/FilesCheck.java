package app.praetor.app;

import app.praetor.identity.Tenant;
import app.praetor.store.attachment.AttachmentReport;
import app.praetor.store.attachment.Attachments;
import app.praetor.store.backup.BackupFolder;
import app.praetor.store.check.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the files beside the database are whole: attachments of every tenant, and backups. */
public final class FilesCheck {
    private FilesCheck() {}

    /** Reads every attachment and every backup to its end; changes nothing. */
    public static List<Finding> run(Workspace workspace) {
        List<Finding> findings = new ArrayList<>();
        Path home = workspace.folder().home();
        try {
            attachments(workspace, home.resolve("attachments"), findings);
        } catch (IOException e) {
            findings.add(new Finding(
                    "attachment",
                    "attachments",
                    "cannot be read: " + e.getClass().getSimpleName()));
        }
        new BackupFolder(home)
                .damaged()
                .forEach(file -> findings.add(new Finding("backup", file.toString(), "is not a whole backup")));
        return findings;
    }

    private static void attachments(Workspace workspace, Path folder, List<Finding> findings) throws IOException {
        Set<Path> unknown = null;
        for (Tenant tenant : workspace.identity().tenants()) {
            workspace
                    .services(tenant)
                    .kits()
                    .checkBundles()
                    .damaged()
                    .forEach(name -> findings.add(new Finding("bundle", name, "does not hold what was put there")));
            AttachmentReport report = new Attachments(folder, workspace.keysets(), tenant.id()).check(Set.of());
            report.damaged()
                    .forEach(id -> findings.add(new Finding("attachment", id, "does not hold what was put there")));
            if (unknown == null) {
                unknown = new HashSet<>(report.unknown());
            } else {
                unknown.retainAll(report.unknown());
            }
        }
        // Another tenant's file does not open under a tenant's keys; one that opens under nobody's is damaged.
        if (unknown != null) {
            unknown.stream()
                    .sorted()
                    .forEach(file ->
                            findings.add(new Finding("attachment", file.toString(), "opens under no tenant's key")));
        }
    }
}
