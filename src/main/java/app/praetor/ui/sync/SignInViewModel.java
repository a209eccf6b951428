package app.praetor.ui.sync;

import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.OrganizationChoiceException;
import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Invitation;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.Proof;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncDesk.Unsent;
import app.praetor.sync.client.SyncDesk.Vouched;
import app.praetor.sync.client.SyncException;
import app.praetor.ui.task.UiTasks;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The way to a server. A password passes through and is zeroed; nothing of it is kept. */
public final class SignInViewModel {
    private final SyncDesk desk;
    private final UiTasks tasks;
    private final Runnable signedIn;
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.PASSWORD);
    private final StringProperty server = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty invitation = new SimpleStringProperty("");
    private final StringProperty person = new SimpleStringProperty("");
    private final StringProperty device = new SimpleStringProperty("");
    private final StringProperty serverProblem = new SimpleStringProperty("");
    private final StringProperty emailProblem = new SimpleStringProperty("");
    private final StringProperty secretProblem = new SimpleStringProperty("");
    private final StringProperty invitationProblem = new SimpleStringProperty("");
    private final StringProperty personProblem = new SimpleStringProperty("");
    private final StringProperty deviceProblem = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");
    private final ObservableList<Organization> organizations = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Organization> organization = new SimpleObjectProperty<>();
    private final StringProperty organizationProblem = new SimpleStringProperty("");
    private final BooleanProperty browserOffered = new SimpleBooleanProperty();
    private final StringProperty page = new SimpleStringProperty("");
    private final BooleanProperty insecure = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final BooleanProperty done = new SimpleBooleanProperty();
    private int attempt;
    private String asked = "";
    private @Nullable BrowserSignIn inBrowser;
    private @Nullable Vouched vouched;

    /** How somebody shows who they are. */
    public enum Way {
        PASSWORD,
        BROWSER,
        INVITATION
    }

    SignInViewModel(SyncDesk desk, UiTasks tasks, Runnable signedIn) {
        this.desk = desk;
        this.tasks = tasks;
        this.signedIn = signedIn;
        server.subscribe(text -> {
            serverProblem.set("");
            insecure.set(ServerAddress.full(text)
                    .filter(a -> a.startsWith("http://"))
                    .isPresent());
            if (!asked.equals(ServerAddress.full(text).orElse(""))) {
                withoutBrowser();
            }
            anybody();
        });
        email.subscribe(text -> {
            emailProblem.set("");
            anybody();
        });
        invitation.subscribe(text -> invitationProblem.set(""));
        person.subscribe(text -> personProblem.set(""));
        device.subscribe(text -> deviceProblem.set(""));
        way.subscribe(now -> {
            clearProblems();
            anybody();
        });
        organization.subscribe(now -> organizationProblem.set(""));
    }

    /** Somebody else, or elsewhere: what was to choose from is another's. */
    private void anybody() {
        organizations.clear();
        organization.set(null);
        vouched = null;
    }

    private void withoutBrowser() {
        asked = "";
        browserOffered.set(false);
        if (way.get() == Way.BROWSER) {
            way.set(Way.PASSWORD);
        }
    }

    /** Asks the server that is written whether it lets people sign in with the browser. */
    public void lookUp() {
        String address = ServerAddress.full(server.get()).orElse("");
        if (address.isEmpty() || address.equals(asked)) {
            return;
        }
        asked = address;
        tasks.run(() -> desk.offersBrowser(address))
                .onSuccess(offered -> {
                    if (address.equals(asked)) {
                        browserOffered.set(offered);
                    }
                })
                .onError(Exception.class, unknown -> withoutBrowser())
                .start();
    }

    /** Makes the form ready; the server and the account are those that are known. */
    void prepare(@Nullable String knownServer, @Nullable String knownAccount, String deviceName) {
        done.set(false);
        clearProblems();
        if (server.get().isBlank() && knownServer != null) {
            server.set(knownServer);
        }
        if (email.get().isBlank() && knownAccount != null) {
            email.set(knownAccount);
        }
        if (device.get().isBlank()) {
            device.set(deviceName);
        }
        // A server may have got its provider since.
        asked = "";
        lookUp();
    }

    private void clearProblems() {
        serverProblem.set("");
        emailProblem.set("");
        secretProblem.set("");
        invitationProblem.set("");
        personProblem.set("");
        deviceProblem.set("");
        organizationProblem.set("");
        problem.set("");
    }

    /**
     * Signs in; the password is zeroed in any case. False when something is missing, which the problems say.
     *
     * @param password of the account; with an invitation, the one that the new account is to have
     */
    public boolean submit(char[] password) {
        if (working.get()) {
            Arrays.fill(password, '\0');
            return false;
        }
        clearProblems();
        Optional<String> address = ServerAddress.full(server.get());
        Way chosen = way.get();
        serverProblem.set(address.isEmpty() ? ServerAddress.trouble(server.get()) : "");
        deviceProblem.set(device.get().isBlank() ? "sync.signin.device.missing" : "");
        secretProblem.set(chosen != Way.BROWSER && password.length == 0 ? "sync.signin.password.missing" : "");
        organizationProblem.set(
                !organizations.isEmpty() && organization.get() == null ? "sync.signin.organization.missing" : "");
        if (chosen == Way.PASSWORD) {
            emailProblem.set(email.get().strip().matches("\\S+@\\S+") ? "" : "sync.signin.email.wrong");
        } else if (chosen == Way.INVITATION) {
            invitationProblem.set(invitation.get().isBlank() ? "sync.signin.invitation.missing" : "");
            personProblem.set(person.get().isBlank() ? "sync.signin.person.missing" : "");
        }
        if (address.isEmpty() || !complete()) {
            Arrays.fill(password, '\0');
            return false;
        }
        Vouched word = vouched;
        switch (chosen) {
            case PASSWORD -> sign(address.get(), new Password(email.get().strip(), password));
            case INVITATION ->
                sign(
                        address.get(),
                        new Invitation(invitation.get().strip(), person.get().strip(), password));
            case BROWSER -> {
                if (word == null) {
                    browse(address.get());
                } else {
                    sign(address.get(), word);
                }
            }
        }
        return true;
    }

    private boolean complete() {
        return serverProblem.get().isEmpty()
                && emailProblem.get().isEmpty()
                && secretProblem.get().isEmpty()
                && invitationProblem.get().isEmpty()
                && personProblem.get().isEmpty()
                && organizationProblem.get().isEmpty()
                && deviceProblem.get().isEmpty();
    }

    private void sign(String address, Proof proof) {
        Organization of = organization.get();
        SignIn with = new SignIn(
                address, proof, of == null ? null : of.slug(), device.get().strip());
        int mine = begin();
        tasks.run(() -> {
                    try {
                        desk.signIn(with);
                    } finally {
                        wipe(proof);
                    }
                })
                .onSuccess(yes -> ended(mine, null))
                .onError(OrganizationChoiceException.class, choice -> choose(mine, proof, choice))
                .onError(Exception.class, refused -> ended(mine, SyncViewModel.said(refused)))
                .start();
    }

    private static void wipe(Proof proof) {
        if (proof instanceof Password it) {
            Arrays.fill(it.password(), '\0');
        } else if (proof instanceof Invitation it) {
            Arrays.fill(it.password(), '\0');
        }
    }

    /** The word of a provider is kept for the second time, so that nobody has to go to the browser again. */
    private void choose(int which, Proof proof, OrganizationChoiceException choice) {
        if (which != attempt) {
            return;
        }
        organization.set(null);
        organizations.setAll(choice.organizations());
        vouched = proof instanceof Vouched word ? word : null;
        working.set(false);
    }

    private void browse(String address) {
        int mine = begin();
        tasks.run(() -> desk.browser(address))
                .onSuccess(line -> wait(mine, address, line))
                .onError(Exception.class, refused -> ended(mine, SyncViewModel.said(refused)))
                .start();
    }

    private void wait(int mine, String address, BrowserSignIn line) {
        if (mine != attempt) {
            line.close();
            return;
        }
        inBrowser = line;
        page.set(line.address());
        tasks.run(line::await)
                .onSuccess(word -> {
                    if (mine == attempt) {
                        leaveBrowser();
                        sign(address, word);
                    }
                })
                .onError(Exception.class, refused -> ended(mine, SyncViewModel.said(refused)))
                .start();
    }

    private void leaveBrowser() {
        BrowserSignIn line = inBrowser;
        inBrowser = null;
        page.set("");
        if (line != null) {
            line.close();
        }
    }

    private int begin() {
        working.set(true);
        return ++attempt;
    }

    private void ended(int which, @Nullable String refused) {
        if (which != attempt) {
            if (refused == null) {
                undo();
            }
            return;
        }
        leaveBrowser();
        working.set(false);
        vouched = null;
        if (refused == null) {
            anybody();
            invitation.set("");
            done.set(true);
            signedIn.run();
        } else {
            problem.set(refused);
        }
    }

    /** It was cancelled, so a sign-in that went well all the same is taken back. */
    private void undo() {
        tasks.run(() -> desk.signOut(Unsent.KEEP_HERE))
                .onError(SyncException.class, refused -> problem.set(SyncViewModel.said(refused)))
                .start();
    }

    /** Waits no longer for the attempt that is under way. */
    public void cancel() {
        attempt++;
        leaveBrowser();
        vouched = null;
        working.set(false);
    }

    /** What there is to choose from when the account belongs to several organizations; else empty. */
    public ObservableList<Organization> organizations() {
        return organizations;
    }

    /** The chosen one of them; null when none is. */
    public ObjectProperty<@Nullable Organization> organization() {
        return organization;
    }

    public StringProperty organizationProblem() {
        return organizationProblem;
    }

    /** Whether the server lets people sign in with the browser, as far as is known. */
    public BooleanProperty browserOffered() {
        return browserOffered;
    }

    /** The page that the browser is to show, while the program waits for it; else empty. */
    public StringProperty page() {
        return page;
    }

    public ObjectProperty<Way> way() {
        return way;
    }

    public StringProperty server() {
        return server;
    }

    public StringProperty email() {
        return email;
    }

    public StringProperty invitation() {
        return invitation;
    }

    /** The name under which an invited person is known. */
    public StringProperty person() {
        return person;
    }

    public StringProperty device() {
        return device;
    }

    /** Message keys of what is wrong with a field; empty when nothing is. */
    public StringProperty serverProblem() {
        return serverProblem;
    }

    public StringProperty emailProblem() {
        return emailProblem;
    }

    /** The same for the password or the invitation. */
    public StringProperty secretProblem() {
        return secretProblem;
    }

    public StringProperty invitationProblem() {
        return invitationProblem;
    }

    public StringProperty personProblem() {
        return personProblem;
    }

    public StringProperty deviceProblem() {
        return deviceProblem;
    }

    /** Why the last attempt failed, in words; empty when none did. */
    public StringProperty problem() {
        return problem;
    }

    /** Whether the address is one without encryption, which only this computer may have. */
    public BooleanProperty insecure() {
        return insecure;
    }

    public BooleanProperty working() {
        return working;
    }

    /** Becomes true when somebody is signed in. */
    public BooleanProperty done() {
        return done;
    }
}
