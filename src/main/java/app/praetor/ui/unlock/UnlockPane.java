package app.praetor.ui.unlock;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import app.praetor.ui.unlock.Door.Way;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;

/** The lock: a field for the passphrase, or one for the recovery code, which is shown as it is typed. */
public final class UnlockPane {
    private final UnlockViewModel model;
    private final Messages messages;
    private final Parent view;

    @FXML
    private Label lead;

    @FXML
    private Label name;

    @FXML
    private PasswordField passphrase;

    @FXML
    private TextField code;

    @FXML
    private Label problem;

    @FXML
    private Button open;

    @FXML
    private Hyperlink other;

    @FXML
    private ProgressIndicator busy;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    public UnlockPane(UnlockViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        view = ScreenLoader.load("unlock", "welcome", this, messages);
    }

    @FXML
    private void initialize() {
        model.way().subscribe(this::ask);
        model.problem().subscribe(text -> Show.text(problem, text));
        Show.when(busy, model.trying());
        open.disableProperty().bind(model.trying());
        passphrase.disableProperty().bind(model.trying());
        code.disableProperty().bind(model.trying());
        open.setOnAction(e -> submit());
        Show.set(other, model.hasRecoveryCode());
        other.setOnAction(e -> {
            model.way().set(byCode() ? Way.PASSPHRASE : Way.RECOVERY_CODE);
            focus();
        });
        // A wrong secret is typed anew, so the caret belongs in its field.
        model.trying().subscribe((was, now) -> {
            if (was && !now) {
                focus();
            }
        });
    }

    private boolean byCode() {
        return model.way().get() == Way.RECOVERY_CODE;
    }

    private void ask(Way way) {
        boolean byCode = way == Way.RECOVERY_CODE;
        lead.setText(messages.get(byCode ? "unlock.code.lead" : "unlock.lead"));
        name.setText(messages.get(byCode ? "unlock.code" : "unlock.passphrase"));
        name.setLabelFor(byCode ? code : passphrase);
        other.setText(messages.get(byCode ? "unlock.use.passphrase" : "unlock.use.code"));
        Show.set(code, byCode);
        Show.set(passphrase, !byCode);
    }

    private void submit() {
        TextField field = byCode() ? code : passphrase;
        boolean sent = model.submit(field.getText().toCharArray());
        if (sent && !byCode()) {
            field.clear();
        }
        if (!sent) {
            focus();
        }
    }

    /** The whole window's content. */
    public Parent view() {
        return view;
    }

    /** Puts the caret where the secret is typed. */
    public void focus() {
        (byCode() ? code : passphrase).requestFocus();
    }
}
