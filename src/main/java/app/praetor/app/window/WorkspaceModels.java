package app.praetor.app.window;

import app.praetor.app.Services;
import app.praetor.model.ConnectionTest;
import app.praetor.model.budget.Budget;
import app.praetor.model.provider.ModelSettings;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.ui.settings.model.ModelDesk;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The model provider of an organization as the settings show it. */
final class WorkspaceModels implements ModelDesk {
    private final Services services;

    WorkspaceModels(Services services) {
        this.services = services;
    }

    @Override
    public Optional<ModelSettings.View> view() {
        return services.models().view();
    }

    @Override
    public @Nullable Secret kept(ProviderKind kind, String address) {
        return services.models().kept(kind, address);
    }

    @Override
    public void save(Provider provider) {
        services.models().save(provider);
        services.interpreter().wake();
    }

    @Override
    public Trial trial(Provider provider) {
        ConnectionTest test = new ConnectionTest(provider);
        return new Trial() {
            @Override
            public String run() {
                return test.run();
            }

            @Override
            public void stop() {
                test.stop();
            }
        };
    }

    @Override
    public void switchOn(boolean on) {
        services.models().switchOn(on);
        services.interpreter().wake();
    }

    @Override
    public void remove() {
        services.models().remove();
    }

    @Override
    public List<ProjectName> projects() {
        return services.projects().list().stream()
                .map(each -> new ProjectName(each.id(), each.name()))
                .toList();
    }

    @Override
    public Budget budget(UUID projectId) {
        return services.budgets().of(projectId);
    }

    @Override
    public Budget change(UUID projectId, Budget.Limits limits) {
        return services.budgets().change(projectId, limits);
    }
}
