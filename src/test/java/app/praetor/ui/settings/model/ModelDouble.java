package app.praetor.ui.settings.model;

import app.praetor.model.budget.Budget;
import app.praetor.model.budget.Budget.OnLimit;
import app.praetor.model.provider.ModelSettings.View;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A desk that remembers in memory what the settings ask of it. */
public final class ModelDouble implements ModelDesk {
    static final ProjectName YARD = new ProjectName(new UUID(4, 1), "Boat yard");
    static final ProjectName KENNELS = new ProjectName(new UUID(4, 2), "Kennels");

    final List<String> heard = new ArrayList<>();
    final List<ProjectName> projects = new ArrayList<>(List.of(YARD, KENNELS));
    final Map<UUID, Budget.Limits> limits = new HashMap<>();

    @Nullable
    View view;

    @Nullable
    Provider saved;

    @Nullable
    RuntimeException failure;

    String answer = "The model answers and reads as it should.";
    Runnable meanwhile = () -> {};

    /** The pane of a workspace without a provider; on the JavaFX thread. */
    public static ModelPane pane() {
        return new ModelDouble().shown();
    }

    ModelPane shown() {
        DirectTasks tasks = new DirectTasks();
        return new ModelPane(new ModelViewModel(this, tasks), new BudgetViewModel(this, tasks), Fx.messages());
    }

    @Override
    public Optional<View> view() {
        return Optional.ofNullable(view);
    }

    @Override
    public @Nullable Secret kept(ProviderKind kind, String address) {
        Provider known = saved;
        return known != null && known.kind() == kind && known.baseUrl().equals(address) ? known.key() : null;
    }

    @Override
    public void save(Provider provider) {
        heard.add("save " + provider);
        saved = provider;
        view = new View(
                provider.kind(),
                provider.baseUrl(),
                provider.model(),
                provider.inputPrice(),
                provider.outputPrice(),
                true,
                true);
    }

    @Override
    public Trial trial(Provider provider) {
        heard.add("trial " + provider);
        return new Trial() {
            @Override
            public String run() {
                meanwhile.run();
                if (failure != null) {
                    throw failure;
                }
                return answer;
            }

            @Override
            public void stop() {
                heard.add("stop");
            }
        };
    }

    @Override
    public void switchOn(boolean on) {
        heard.add("switch " + on);
        View now = view;
        if (now != null) {
            view = new View(
                    now.kind(), now.baseUrl(), now.model(), now.inputPrice(), now.outputPrice(), on, now.agreed());
        }
    }

    @Override
    public void remove() {
        heard.add("remove");
        view = null;
        saved = null;
    }

    @Override
    public List<ProjectName> projects() {
        return List.copyOf(projects);
    }

    @Override
    public Budget budget(UUID projectId) {
        Budget.Limits kept = limits.getOrDefault(
                projectId, new Budget.Limits(100_000, new BigDecimal("5"), new BigDecimal("0.80"), OnLimit.PAUSE));
        boolean yard = projectId.equals(YARD.id());
        return new Budget(
                kept.maxTokens(),
                kept.maxCost(),
                kept.warnAt(),
                kept.onLimit(),
                yard ? 41_220 : 0,
                yard ? new BigDecimal("1.2345") : BigDecimal.ZERO);
    }

    @Override
    public Budget change(UUID projectId, Budget.Limits now) {
        limits.put(projectId, now);
        return budget(projectId);
    }
}
