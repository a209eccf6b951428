package app.praetor.app.window;

import app.praetor.app.Organizations.Organization;
import app.praetor.settings.Settings;
import app.praetor.ui.settings.Security;
import java.util.List;
import java.util.Optional;

/** What the desktop of one organization asks of the window around it. JavaFX thread only. */
interface Host {
    /** Off screen there is no window, and nothing to switch to or to lock. */
    Host NONE = new Host() {
        @Override
        public List<Organization> organizations() {
            return List.of();
        }

        @Override
        public void open(Organization organization) {
            throw new IllegalStateException("there is no window");
        }

        @Override
        public void newOrganization() {
            throw new IllegalStateException("there is no window");
        }

        @Override
        public void back() {
            throw new IllegalStateException("there is no window");
        }

        @Override
        public boolean lockable() {
            return false;
        }

        @Override
        public void lock() {
            throw new IllegalStateException("there is no window");
        }

        @Override
        public Optional<Security> security() {
            return Optional.empty();
        }

        @Override
        public void changed(Settings settings) {
            // Nothing here depends on them.
        }
    };

    /** All organizations of the workspace, as they were when this desktop was opened. */
    List<Organization> organizations();

    /** Closes this desktop and opens the one of that organization. */
    void open(Organization organization);

    /** Closes this desktop and asks for another organization. */
    void newOrganization();

    /** Back to the organization that was open before another one was to be added. */
    void back();

    /** Whether locking would ask for anything afterwards. */
    boolean lockable();

    /** Closes the workspace and asks for its passphrase. */
    void lock();

    /** How the workspace that holds this organization is locked; empty off screen. */
    Optional<Security> security();

    /** The settings are others now. */
    void changed(Settings settings);
}
