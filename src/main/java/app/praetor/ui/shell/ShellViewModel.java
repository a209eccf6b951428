package app.praetor.ui.shell;

import app.praetor.sync.client.SyncStatus;
import app.praetor.ui.Messages;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the frame tells: the open project, the tenant, sync and saving in words. */
public final class ShellViewModel {
    private final Messages messages;
    private final Router router;
    private final StringProperty projectName = new SimpleStringProperty("");
    private final StringProperty projectDetail = new SimpleStringProperty("");
    private final StringProperty tenantName = new SimpleStringProperty("");
    private final ObservableList<MenuEntry> tenants = FXCollections.observableArrayList();
    private final ObservableList<MenuEntry> tenantCommands = FXCollections.observableArrayList();
    private final ObjectProperty<SyncState> sync = new SimpleObjectProperty<>(new SyncState.Local());
    private final ReadOnlyStringWrapper attention = new ReadOnlyStringWrapper("");
    private final BooleanProperty saving = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<@Nullable UUID> projectId = new ReadOnlyObjectWrapper<>();

    /**
     * A line of the menu at the organization's name.
     *
     * @param marked whether it is the one that is shown
     */
    public record MenuEntry(String text, boolean marked, Runnable run) {}

    /** Follows the router: the last project seen stays open while its list or the settings are shown. */
    public ShellViewModel(Messages messages, Router router) {
        this.messages = messages;
        this.router = router;
        closeProject();
        router.currentProperty().subscribe(route -> {
            if (route instanceof Route.InProject inside) {
                projectId.set(inside.projectId());
            }
        });
    }

    /** Names the open project for the rail. */
    public void showProject(String name, String template, String phase) {
        projectName.set(name);
        projectDetail.set(messages.get("shell.project.detail", template, phase));
    }

    /** No project is open any more, as after it was deleted. */
    public void closeProject() {
        projectId.set(null);
        projectName.set(messages.get("shell.project.none"));
        projectDetail.set(messages.get("shell.project.none.detail"));
    }

    /** The way to all screens. */
    public Router router() {
        return router;
    }

    /** The project of the rail, or null. */
    public ReadOnlyObjectProperty<@Nullable UUID> projectIdProperty() {
        return projectId.getReadOnlyProperty();
    }

    /** The name over the rail. */
    public StringProperty projectNameProperty() {
        return projectName;
    }

    /** Template and phase under the name. */
    public StringProperty projectDetailProperty() {
        return projectDetail;
    }

    /** The organization whose data is shown. */
    public StringProperty tenantNameProperty() {
        return tenantName;
    }

    /** The organizations to choose from. */
    public ObservableList<MenuEntry> tenants() {
        return tenants;
    }

    /** What can be done besides, under them. */
    public ObservableList<MenuEntry> tenantCommands() {
        return tenantCommands;
    }

    /** How this device stands with the server. */
    public ObjectProperty<SyncState> syncProperty() {
        return sync;
    }

    /** Takes how the exchange stands; JavaFX thread only. */
    public void showSync(SyncStatus status) {
        sync.set(SyncState.of(status));
        int people = status.conflicts() + status.rejected();
        boolean stuck = status.state() == SyncStatus.State.TROUBLE || status.state() == SyncStatus.State.REVOKED;
        attention.set(people > 99 ? "99+" : people > 0 ? Integer.toString(people) : stuck ? "!" : "");
    }

    /** How many things of the exchange need a person; empty for none. */
    public ReadOnlyStringProperty attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** Whether writes are under way. */
    public BooleanProperty savingProperty() {
        return saving;
    }

    ObservableValue<String> savedText() {
        return saving.map(now -> messages.get(now ? "shell.saving" : "shell.saved"));
    }

    ObservableValue<String> syncText() {
        return sync.map(this::words);
    }

    ObservableValue<String> syncIcon() {
        return sync.map(state -> switch (state) {
            case SyncState.Local local -> "fth-cloud-off";
            case SyncState.Waiting waiting -> "fth-cloud-off";
            case SyncState.Queued queued -> "fth-upload-cloud";
            case SyncState.Loading loading -> "fth-download-cloud";
            case SyncState.Receiving receiving -> "fth-refresh-cw";
            case SyncState.Synced synced -> "fth-cloud";
            case SyncState.Syncing syncing -> "fth-refresh-cw";
            case SyncState.SignInNeeded signIn -> "fth-log-in";
            case SyncState.Conflicts conflicts -> "fth-alert-triangle";
            case SyncState.NotAccepted rejected -> "fth-alert-triangle";
            case SyncState.Trouble trouble -> "fth-alert-triangle";
            case SyncState.ShutOut out -> "fth-slash";
        });
    }

    private String words(SyncState state) {
        return switch (state) {
            case SyncState.Local() -> messages.get("shell.sync.local");
            case SyncState.Synced() -> messages.get("shell.sync.synced");
            case SyncState.Syncing(int changes) -> messages.get("shell.sync.syncing", changes);
            case SyncState.Waiting(int changes) -> messages.get("shell.sync.waiting", changes);
            case SyncState.SignInNeeded() -> messages.get("shell.sync.signin");
            case SyncState.Conflicts(int count) -> messages.get("shell.sync.conflicts", count);
            case SyncState.Queued(int changes) -> messages.get("shell.sync.queued", changes);
            case SyncState.Loading(int percent) -> messages.get("shell.sync.loading", percent);
            case SyncState.Receiving() -> messages.get("shell.sync.receiving");
            case SyncState.NotAccepted(int count) -> messages.get("shell.sync.rejected", count);
            case SyncState.Trouble() -> messages.get("shell.sync.trouble");
            case SyncState.ShutOut() -> messages.get("shell.sync.revoked");
        };
    }
}
