package app.praetor.ui.settings.model;

import app.praetor.model.budget.Budget;
import app.praetor.model.provider.ModelSettings;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The model provider of a workspace and its budgets. All are called off the JavaFX thread and may throw. */
public interface ModelDesk {
    /** A project that may have a budget. */
    record ProjectName(UUID id, String name) {}

    /** One try of a provider. */
    interface Trial {
        /**
         * @return a sentence which says that it works
         * @throws app.praetor.model.provider.ModelException with a sentence that says why not
         */
        String run();

        /** Ends it, from any thread. */
        void stop();
    }

    /** The provider that is set up; empty when none is. It holds no key. */
    Optional<ModelSettings.View> view();

    /** The key that lies here for an address; null for none. */
    @Nullable
    Secret kept(ProviderKind kind, String address);

    /** Sets a provider up and switches it on. */
    void save(Provider provider);

    Trial trial(Provider provider);

    void switchOn(boolean on);

    /** Forgets the provider and its key. */
    void remove();

    List<ProjectName> projects();

    Budget budget(UUID projectId);

    Budget change(UUID projectId, Budget.Limits limits);
}
