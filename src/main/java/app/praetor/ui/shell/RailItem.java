package app.praetor.ui.shell;

import app.praetor.ui.nav.Route;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** The screens of a project in the order of the work. */
enum RailItem {
    DISCOVERY("fth-message-circle", Route.Discovery.class, Route.Discovery::new),
    FEATURES("fth-layers", Route.Features.class, Route.Features::new),
    QUESTIONS("fth-help-circle", Route.Questions.class, Route.Questions::new),
    TASKS("fth-trello", Route.Tasks.class, Route.Tasks::new),
    SPECIFICATION("fth-file-text", Route.Specification.class, Route.Specification::new),
    KITS("fth-package", Route.Kits.class, Route.Kits::new),
    ACTIVITY("fth-activity", Route.Activity.class, Route.Activity::new);

    private final String icon;
    private final Class<? extends Route> type;
    private final Function<UUID, Route> route;

    RailItem(String icon, Class<? extends Route> type, Function<UUID, Route> route) {
        this.icon = icon;
        this.type = type;
        this.route = route;
    }

    String icon() {
        return icon;
    }

    boolean shows(Route shown) {
        return type.isInstance(shown);
    }

    Route of(UUID projectId) {
        return route.apply(projectId);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
