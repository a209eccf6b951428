package app.praetor.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.model.provider.ProviderKind;
import app.praetor.ui.settings.model.ModelViewModel.Told;
import app.praetor.ui.task.DirectTasks;
import org.junit.jupiter.api.Test;

class ModelViewModelTest {
    private static final String KEY = "sk-5150-secret";

    private final ModelDouble desk = new ModelDouble();
    private final ModelViewModel model = new ModelViewModel(desk, new DirectTasks());

    private static char[] key() {
        return KEY.toCharArray();
    }

    private void setUp() {
        model.load();
        model.kind().set(ProviderKind.ANTHROPIC);
        model.model().set("m-1");
        model.save(key());
    }

    @Test
    void nothingIsSetUpAtFirst() {
        model.load();
        assertThat(model.loaded().get()).isTrue();
        assertThat(model.view().get()).isNull();
    }

    @Test
    void anAddressThatNobodyTypedFollowsTheKind() {
        model.load();
        model.kind().set(ProviderKind.OLLAMA);
        assertThat(model.address().get()).isEqualTo(ProviderKind.OLLAMA.usualUrl());
        model.address().set("http://models.example:11434");
        model.kind().set(ProviderKind.OPENAI);
        assertThat(model.address().get()).isEqualTo("http://models.example:11434");
    }

    @Test
    void settingUpSwitchesItOnAndKeepsTheKeyInNoText() {
        char[] typed = key();
        model.kind().set(ProviderKind.ANTHROPIC);
        model.model().set(" m-1 ");
        model.inputPrice().set("2,50");
        model.save(typed);
        assertThat(typed).containsOnly('\0');
        assertThat(model.view().get()).isNotNull();
        assertThat(model.view().get().on()).isTrue();
        assertThat(model.told().get()).isEqualTo(new Told("model.saved", "", false));
        assertThat(desk.saved.inputPrice()).isEqualByComparingTo("2.50");
        assertThat(desk.heard.toString() + model.view().get() + model.told().get())
                .doesNotContain("5150");
    }

    @Test
    void theKeyThatLiesHereIsUsedAgainForTheSameAddressOnly() {
        setUp();
        model.model().set("m-2");
        model.save(new char[0]);
        assertThat(desk.saved.model()).isEqualTo("m-2");
        assertThat(desk.saved.key().isEmpty()).isFalse();
        model.address().set("https://elsewhere.example/v1");
        model.save(new char[0]);
        assertThat(desk.saved.key().isEmpty()).isTrue();
    }

    @Test
    void aProviderThatWantsAKeyIsNotSetUpWithoutOne() {
        model.load();
        model.model().set("m-1");
        model.save(new char[0]);
        assertThat(model.told().get()).isEqualTo(new Told("model.key.missing", "", true));
        assertThat(desk.heard).isEmpty();
    }

    @Test
    void whatCannotBeIsSaidInWords() {
        model.load();
        model.save(key());
        assertThat(model.told().get()).isEqualTo(new Told("model.answer", "Name the model.", true));
        model.model().set("m-1");
        model.address().set("http://far.example/v1");
        model.save(key());
        assertThat(model.told().get().detail()).startsWith("A key is sent over https:// only");
        model.address().set(ProviderKind.OPENAI.usualUrl());
        model.outputPrice().set("cheap");
        model.save(key());
        assertThat(model.told().get()).isEqualTo(new Told("model.price.unreadable", "", true));
        assertThat(desk.saved).isNull();
    }

    @Test
    void aTestAnswersInWordsAndSetsNothingUp() {
        model.load();
        model.model().set("m-1");
        char[] typed = key();
        model.test(typed);
        assertThat(typed).containsOnly('\0');
        assertThat(model.told().get()).isEqualTo(new Told("model.answer", desk.answer, false));
        desk.failure = new IllegalStateException("The model refused the key.");
        model.test(key());
        assertThat(model.told().get()).isEqualTo(new Told("model.answer", "The model refused the key.", true));
        assertThat(model.testing().get()).isFalse();
        assertThat(model.view().get()).isNull();
    }

    @Test
    void aTestCanBeStopped() {
        model.load();
        model.model().set("m-1");
        desk.meanwhile = model::stopTest;
        model.test(key());
        assertThat(desk.heard).last().isEqualTo("stop");
    }

    @Test
    void itIsSwitchedOffAndRemovedWithWhatWasTyped() {
        setUp();
        model.switchOn(false);
        assertThat(model.view().get().on()).isFalse();
        model.remove();
        assertThat(model.view().get()).isNull();
        assertThat(model.model().get()).isEmpty();
        assertThat(model.address().get()).isEqualTo(ProviderKind.OPENAI.usualUrl());
    }
}
