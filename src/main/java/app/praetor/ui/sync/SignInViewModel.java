package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncDesk.Unsent;
import app.praetor.sync.client.SyncException;
import app.praetor.ui.task.UiTasks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
    private final BooleanProperty insecure = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final BooleanProperty done = new SimpleBooleanProperty();
    private int attempt;

    /** How somebody shows who they are. */
    public enum Way {
        PASSWORD,
        INVITATION
    }

    SignInViewModel(SyncDesk desk, UiTasks tasks, Runnable signedIn) {
        this.desk = desk;
        this.tasks = tasks;
        this.signedIn = signedIn;
        server.subscribe(text -> {
            serverProblem.set("");
            insecure.set(address(text).filter(a -> a.startsWith("http://")).isPresent());
        });
        email.subscribe(text -> emailProblem.set(""));
        invitation.subscribe(text -> invitationProblem.set(""));
        person.subscribe(text -> personProblem.set(""));
        device.subscribe(text -> deviceProblem.set(""));
        way.subscribe(now -> clearProblems());
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
    }

    private void clearProblems() {
        serverProblem.set("");
        emailProblem.set("");
        secretProblem.set("");
        invitationProblem.set("");
        personProblem.set("");
        deviceProblem.set("");
        problem.set("");
    }

    /** The address in full: https is what is meant when nothing is said, and http is for this computer alone. */
    static Optional<String> address(String typed) {
        String bare = typed.strip();
        if (bare.isEmpty() || bare.chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        String full = bare.contains("://") ? bare : "https://" + bare;
        try {
            URI uri = new URI(full);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (host == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            boolean here = host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            boolean fits = scheme.equals("https") || (scheme.equals("http") && here);
            return fits
                    ? Optional.of(full.endsWith("/") ? full.substring(0, full.length() - 1) : full)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private String serverTrouble() {
        String typed = server.get().strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return "sync.signin.server.missing";
        }
        return typed.startsWith("http://") ? "sync.signin.server.http" : "sync.signin.server.wrong";
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
        Optional<String> address = address(server.get());
        Way chosen = way.get();
        serverProblem.set(address.isEmpty() ? serverTrouble() : "");
        deviceProblem.set(device.get().isBlank() ? "sync.signin.device.missing" : "");
        secretProblem.set(password.length == 0 ? "sync.signin.password.missing" : "");
        if (chosen == Way.PASSWORD) {
            emailProblem.set(email.get().strip().matches("\\S+@\\S+") ? "" : "sync.signin.email.wrong");
        } else {
            invitationProblem.set(invitation.get().isBlank() ? "sync.signin.invitation.missing" : "");
            personProblem.set(person.get().isBlank() ? "sync.signin.person.missing" : "");
        }
        if (address.isEmpty() || !complete()) {
            Arrays.fill(password, '\0');
            return false;
        }
        sign(address.get(), chosen, password);
        return true;
    }

    private boolean complete() {
        return serverProblem.get().isEmpty()
                && emailProblem.get().isEmpty()
                && secretProblem.get().isEmpty()
                && invitationProblem.get().isEmpty()
                && personProblem.get().isEmpty()
                && deviceProblem.get().isEmpty();
    }

    private void sign(String address, Way chosen, char[] password) {
        boolean invited = chosen == Way.INVITATION;
        SignIn with = new SignIn(
                address,
                email.get().strip(),
                password,
                invited ? invitation.get().strip() : null,
                invited ? person.get().strip() : null,
                device.get().strip());
        int mine = begin();
        tasks.run(() -> {
                    try {
                        desk.signIn(with);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .onSuccess(yes -> ended(mine, null))
                .onError(Exception.class, refused -> ended(mine, SyncViewModel.said(refused)))
                .start();
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
        working.set(false);
        if (refused == null) {
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
        working.set(false);
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
