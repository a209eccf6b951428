package app.praetor.ui.settings.model;

import app.praetor.model.provider.ModelSettings.View;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.ui.task.UiTasks;
import java.math.BigDecimal;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The provider as it is set up and as it is being form. A key passes through, and is kept by no property. */
public final class ModelViewModel {
    private final ModelDesk desk;
    private final UiTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<ProviderKind> kind = new SimpleObjectProperty<>(ProviderKind.OPENAI);
    private final StringProperty address = new SimpleStringProperty(ProviderKind.OPENAI.usualUrl());
    private final StringProperty model = new SimpleStringProperty("");
    private final StringProperty inputPrice = new SimpleStringProperty("0");
    private final StringProperty outputPrice = new SimpleStringProperty("0");
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final BooleanProperty testing = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Told> told = new SimpleObjectProperty<>();
    private ModelDesk.@Nullable Trial trial;

    /**
     * What came of the last piece of work.
     *
     * @param key message key
     * @param detail fills the message; empty when it needs nothing
     * @param bad whether it did not work
     */
    public record Told(String key, String detail, boolean bad) {}

    /** Something typed cannot be used; its message is a key. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String key) {
            super(key, null, false, false);
        }
    }

    /** What stood in the form when the work began. */
    private record Form(ProviderKind kind, String address, String model, String inputPrice, String outputPrice) {}

    public ModelViewModel(ModelDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
        kind.subscribe((was, now) -> {
            // An address that nobody typed follows the kind.
            if (address.get().isBlank() || address.get().equals(was.usualUrl())) {
                address.set(now.usualUrl());
            }
        });
    }

    /** Reads what is set up. */
    public void load() {
        tasks.run(desk::view).onSuccess(now -> show(now.orElse(null))).start();
    }

    private void show(@Nullable View now) {
        View before = view.get();
        if (now != null && !now.equals(before)) {
            fill(now.kind(), now.baseUrl(), now.model(), now.inputPrice(), now.outputPrice());
        } else if (now == null && before != null) {
            fill(ProviderKind.OPENAI, ProviderKind.OPENAI.usualUrl(), "", BigDecimal.ZERO, BigDecimal.ZERO);
        }
        view.set(now);
        loaded.set(true);
    }

    private void fill(ProviderKind which, String url, String name, BigDecimal input, BigDecimal output) {
        kind.set(which);
        address.set(url);
        model.set(name);
        inputPrice.set(input.toPlainString());
        outputPrice.set(output.toPlainString());
    }

    /**
     * Sets up what was typed and switches it on.
     *
     * @param key zeroed afterwards; empty to use the one that lies here for this address
     */
    public void save(char[] key) {
        Form form = form();
        change("model.saved", () -> desk.save(provider(form, key)), key);
    }

    /** Switches the provider on or off. */
    public void switchOn(boolean on) {
        change(on ? "model.switched.on" : "model.switched.off", () -> desk.switchOn(on), new char[0]);
    }

    /** Forgets the provider and its key, and what was form. */
    public void remove() {
        change("model.removed", desk::remove, new char[0]);
    }

    private void change(String done, UiTasks.Action work, char[] key) {
        if (busy()) {
            Arrays.fill(key, '\0');
            return;
        }
        begin(working);
        tasks.run(() -> {
                    try {
                        work.run();
                    } finally {
                        Arrays.fill(key, '\0');
                    }
                    return desk.view();
                })
                .onSuccess(now -> {
                    show(now.orElse(null));
                    told.set(new Told(done, "", false));
                })
                .onError(Exception.class, this::failed)
                .onFinally(() -> working.set(false))
                .start();
    }

    /** Tries what was typed, without setting it up; the key is zeroed afterwards. */
    public void test(char[] key) {
        if (busy()) {
            Arrays.fill(key, '\0');
            return;
        }
        begin(testing);
        Form form = form();
        tasks.run(() -> {
                    ModelDesk.Trial mine;
                    try {
                        mine = desk.trial(provider(form, key));
                    } finally {
                        Arrays.fill(key, '\0');
                    }
                    tasks.onUi(() -> trial = mine);
                    return mine.run();
                })
                .onSuccess(answer -> told.set(new Told("model.answer", answer, false)))
                .onError(Exception.class, this::failed)
                .onFinally(() -> {
                    trial = null;
                    testing.set(false);
                })
                .start();
    }

    /** Ends the test that is under way. */
    public void stopTest() {
        ModelDesk.Trial now = trial;
        if (now != null) {
            now.stop();
        }
    }

    private void begin(BooleanProperty what) {
        what.set(true);
        told.set(null);
    }

    private void failed(Exception failure) {
        String said = failure.getMessage();
        told.set(
                failure instanceof Unusable
                        ? new Told(String.valueOf(said), "", true)
                        : new Told(
                                "model.answer",
                                said == null ? failure.getClass().getSimpleName() : said,
                                true));
    }

    private boolean busy() {
        return working.get() || testing.get();
    }

    private Form form() {
        return new Form(kind.get(), address.get(), model.get(), inputPrice.get(), outputPrice.get());
    }

    private Provider provider(Form form, char[] key) {
        Secret given = new Secret(key);
        Secret kept = given.isEmpty() ? desk.kept(form.kind(), form.address()) : null;
        Secret used = kept == null ? given : kept;
        boolean itself = form.address().strip().startsWith(form.kind().usualUrl());
        if (used.isEmpty() && itself && form.kind().usuallyKeyed()) {
            throw new Unusable("model.key.missing");
        }
        return new Provider(
                form.kind(), form.address(), form.model(), price(form.inputPrice()), price(form.outputPrice()), used);
    }

    private static BigDecimal price(String text) {
        try {
            return text.isBlank() ? BigDecimal.ZERO : Typed.number(text);
        } catch (NumberFormatException e) {
            throw new Unusable("model.price.unreadable");
        }
    }

    /** What is set up; null when nothing is. It holds no key. */
    public ReadOnlyObjectProperty<@Nullable View> view() {
        return view.getReadOnlyProperty();
    }

    /** Whether it is known what is set up. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    public ObjectProperty<ProviderKind> kind() {
        return kind;
    }

    public StringProperty address() {
        return address;
    }

    public StringProperty model() {
        return model;
    }

    /** US dollars for a million tokens that are sent, as form. */
    public StringProperty inputPrice() {
        return inputPrice;
    }

    /** US dollars for a million tokens that come back, as form. */
    public StringProperty outputPrice() {
        return outputPrice;
    }

    public BooleanProperty working() {
        return working;
    }

    public BooleanProperty testing() {
        return testing;
    }

    /** What came of the last piece of work; null while there is nothing to say. */
    public ObjectProperty<@Nullable Told> told() {
        return told;
    }
}
