package app.praetor.ui.discovery.reader;

import app.praetor.model.FallbackInterpreter;
import app.praetor.model.provider.ModelSettings;
import app.praetor.model.provider.ProviderKind;
import java.net.URI;
import java.util.Optional;

/** The model that may read along, as the chat offers it. Called off the JavaFX thread. */
public interface ChatReader {
    /** No model at all. */
    ChatReader NONE = new ChatReader() {
        @Override
        public Optional<Choice> choice() {
            return Optional.empty();
        }

        @Override
        public void use(boolean model) {}
    };

    /**
     * The choice between the engine alone and a model.
     *
     * @param model the provider's name of the model
     * @param on whether it is asked now
     */
    record Choice(ProviderKind kind, String address, String model, boolean on) {
        /** Whether the kind says who it is: many serve the format of OpenAI, each at an address of its own. */
        boolean knownByKind() {
            return kind != ProviderKind.OPENAI || address.equals(kind.usualUrl());
        }

        /** The machine that is asked. */
        String host() {
            String host = URI.create(address).getHost();
            return host == null ? address : host;
        }
    }

    /** Empty when no model is set up and agreed to on this device. */
    Optional<Choice> choice();

    /** Switches the model on or off for the whole workspace. */
    void use(boolean model);

    /** The model of a workspace. */
    static ChatReader of(ModelSettings models, FallbackInterpreter interpreter) {
        return new ChatReader() {
            @Override
            public Optional<Choice> choice() {
                return models.view()
                        .filter(ModelSettings.View::agreed)
                        .map(view -> new Choice(view.kind(), view.baseUrl(), view.model(), view.on()));
            }

            @Override
            public void use(boolean model) {
                models.switchOn(model);
                interpreter.wake();
            }
        };
    }
}
