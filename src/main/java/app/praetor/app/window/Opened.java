package app.praetor.app.window;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.identity.Tenant;
import app.praetor.settings.Settings;
import app.praetor.settings.SettingsFile;
import app.praetor.ui.discovery.Drafts;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop of one organization starts with; read off the JavaFX thread.
 *
 * @param workspace holds the organization's rows
 * @param services null when there is no organization yet, or another one is to be added
 * @param sealed where unsent words are kept, null without an organization
 * @param drafts unsent words
 * @param file the settings of this installation of the workspace
 */
record Opened(
        Workspace workspace,
        @Nullable Services services,
        @Nullable SealedDrafts sealed,
        Drafts drafts,
        SettingsFile file,
        Settings settings) {

    static Opened read(Workspace workspace, @Nullable Tenant tenant, SettingsFile file) {
        Settings settings = file.read();
        if (tenant == null) {
            return new Opened(workspace, null, null, new Drafts(), file, settings);
        }
        SealedDrafts sealed = new SealedDrafts(workspace.vault(), tenant.id());
        return new Opened(workspace, workspace.services(tenant), sealed, sealed.drafts(), file, settings);
    }

    /** Keeps what was typed and not sent; on disk when it returns. */
    void keepDrafts() {
        if (sealed != null) {
            sealed.keep(drafts);
        }
    }
}
