package app.praetor.ui.sync;

import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.ui.Messages;
import app.praetor.ui.common.DialogLayer;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import app.praetor.ui.sync.SignInViewModel.Way;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Nodes of the way to a server. */
public final class SignInDialog {
    private final SignInViewModel model;
    private final Messages messages;
    private final SyncScreen.Outside outside;
    private final DialogLayer layer;

    @FXML
    private VBox dialog;

    @FXML
    private Label problem;

    @FXML
    private TextField server;

    @FXML
    private Label serverProblem;

    @FXML
    private Label insecure;

    @FXML
    private FlowPane ways;

    @FXML
    private VBox organizationField;

    @FXML
    private VBox organizations;

    @FXML
    private Label organizationProblem;

    @FXML
    private VBox browserField;

    @FXML
    private Label browserHint;

    @FXML
    private HBox pageRow;

    @FXML
    private TextField page;

    @FXML
    private VBox passwordField;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox fields;

    @FXML
    private VBox emailField;

    @FXML
    private TextField email;

    @FXML
    private Label emailProblem;

    @FXML
    private Label passwordLabel;

    @FXML
    private PasswordField password;

    @FXML
    private Label passwordProblem;

    @FXML
    private VBox invitationField;

    @FXML
    private TextField invitation;

    @FXML
    private Label invitationProblem;

    @FXML
    private VBox personField;

    @FXML
    private TextField person;

    @FXML
    private Label personProblem;

    @FXML
    private TextField device;

    @FXML
    private Label deviceProblem;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Label waiting;

    @FXML
    private Button cancel;

    @FXML
    private Button submit;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    SignInDialog(SignInViewModel model, Messages messages, StackPane root, Node behind, SyncScreen.Outside outside) {
        this.model = model;
        this.outside = outside;
        this.messages = messages;
        ScreenLoader.load("sync-signin", "sync", this, messages);
        StackPane veil = new StackPane(dialog);
        veil.getStyleClass().add("dialog-layer");
        root.getChildren().add(veil);
        layer = new DialogLayer(veil, dialog, behind, this::submit);
        veil.visibleProperty().subscribe(shown -> {
            if (!shown) {
                // Esc and a click beside it close the layer, too: nothing goes on behind the back.
                model.cancel();
                password.clear();
            }
        });
        model.done().subscribe(done -> {
            if (done) {
                layer.close();
            }
        });
    }

    @FXML
    private void initialize() {
        server.textProperty().bindBidirectional(model.server());
        email.textProperty().bindBidirectional(model.email());
        invitation.textProperty().bindBidirectional(model.invitation());
        person.textProperty().bindBidirectional(model.person());
        device.textProperty().bindBidirectional(model.device());
        scroll.setContent(new Wrapping(fields, dialog));
        beside(serverProblem, model.serverProblem());
        beside(emailProblem, model.emailProblem());
        beside(passwordProblem, model.secretProblem());
        beside(invitationProblem, model.invitationProblem());
        beside(personProblem, model.personProblem());
        beside(deviceProblem, model.deviceProblem());
        model.problem().subscribe(text -> Show.text(problem, text));
        Show.when(insecure, model.insecure());
        ToggleGroup group = new ToggleGroup();
        server.focusedProperty().subscribe(here -> {
            if (!here) {
                model.lookUp();
            }
        });
        beside(organizationProblem, model.organizationProblem());
        model.organizations().addListener((InvalidationListener) list -> organizations());
        organizations();
        model.page().subscribe(this::page);
        for (Way way : Way.values()) {
            RadioButton choice = new RadioButton(messages.get("sync.signin.way." + name(way)));
            choice.setToggleGroup(group);
            choice.setOnAction(e -> model.way().set(way));
            choice.disableProperty().bind(model.working());
            model.way().subscribe(now -> choice.setSelected(now == way));
            if (way == Way.BROWSER) {
                Show.when(choice, model.browserOffered());
            }
            ways.getChildren().add(choice);
        }
        model.way().subscribe(this::show);
        model.working().subscribe(this::working);
        submit.setOnAction(e -> submit());
        cancel.setOnAction(e -> {
            if (model.working().get()) {
                model.cancel();
            } else {
                layer.close();
            }
        });
    }

    private void beside(Label label, StringProperty key) {
        key.subscribe(now -> Show.text(label, now.isEmpty() ? "" : messages.get(now)));
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    /** Above everything else, as the rest is filled in and right. */
    private void organizations() {
        ToggleGroup group = new ToggleGroup();
        organizations.getChildren().clear();
        for (Organization each : model.organizations()) {
            RadioButton choice =
                    new RadioButton(messages.get("sync.signin.organization.choice", each.name(), each.slug()));
            choice.setToggleGroup(group);
            choice.setWrapText(true);
            choice.setOnAction(e -> model.organization().set(each));
            choice.disableProperty().bind(model.working());
            organizations.getChildren().add(choice);
        }
        Show.set(organizationField, !organizations.getChildren().isEmpty());
        scroll.setVvalue(0);
    }

    /** Whether a browser came up nobody tells, so the address stays in sight. */
    private void page(String address) {
        page.setText(address);
        page.home();
        Show.set(pageRow, !address.isEmpty());
        browserHint.setText(messages.get(address.isEmpty() ? "sync.signin.browser" : "sync.signin.browser.waiting"));
        if (!address.isEmpty()) {
            outside.browser().accept(address);
        }
    }

    @FXML
    private void copyPage() {
        outside.clipboard().accept(page.getText());
    }

    private void show(Way way) {
        Show.set(emailField, way == Way.PASSWORD);
        Show.set(browserField, way == Way.BROWSER);
        Show.set(passwordField, way != Way.BROWSER);
        if (way != Way.BROWSER) {
            passwordLabel.setText(messages.get("sync.signin.secret." + name(way)));
        }
        Show.set(invitationField, way == Way.INVITATION);
        Show.set(personField, way == Way.INVITATION);
        submit.setText(messages.get("sync.signin.submit." + name(way)));
    }

    private void working(boolean now) {
        Show.set(busy, now);
        waiting.setText(
                now ? messages.get("sync.signin.working." + name(model.way().get())) : "");
        submit.setDisable(now);
        cancel.setText(messages.get(now ? "sync.signin.stop" : "sync.cancel"));
        for (TextField field : new TextField[] {server, email, password, invitation, person, device}) {
            field.setDisable(now);
        }
        if (!now && model.organizations().isEmpty()) {
            password.clear();
        }
        if (!now && !organizations.getChildren().isEmpty()) {
            organizations.getChildren().getFirst().requestFocus();
        }
    }

    private void submit() {
        if (!model.submit(password.getText().toCharArray())) {
            firstProblem().requestFocus();
        }
    }

    private Node firstProblem() {
        if (!model.organizationProblem().get().isEmpty()) {
            return organizations.getChildren().getFirst();
        }
        if (!model.serverProblem().get().isEmpty()) {
            return server;
        }
        if (!model.emailProblem().get().isEmpty()) {
            return email;
        }
        if (!model.invitationProblem().get().isEmpty()) {
            return invitation;
        }
        if (!model.secretProblem().get().isEmpty()) {
            return password;
        }
        return !model.personProblem().get().isEmpty() ? person : device;
    }

    /** Shows it, with the caret where something is missing. */
    void open() {
        layer.open(server.getText().isBlank() ? server : email.getText().isBlank() ? email : password);
    }

    /**
     * As high as its words are when they wrap in the card: a scroll pane asks for the height without saying how wide it is.
     */
    private static final class Wrapping extends StackPane {
        private final Region card;

        Wrapping(Node content, Region card) {
            super(content);
            this.card = card;
        }

        @Override
        protected double computePrefHeight(double width) {
            double inside = card.getPrefWidth()
                    - card.getInsets().getLeft()
                    - card.getInsets().getRight();
            return super.computePrefHeight(width < 0 && inside > 0 ? inside : width);
        }
    }
}
