package app.praetor.app.window;

import app.praetor.search.Hit;
import app.praetor.search.Passage;
import app.praetor.search.WorkspaceSearch;
import app.praetor.ui.Messages;
import app.praetor.ui.action.PaletteEntry;
import app.praetor.ui.action.PaletteFinder;
import app.praetor.ui.nav.Route;
import app.praetor.ui.task.UiTasks;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Search for the palette: each find leads to its place.
 *
 * @param search null while no organization is open
 * @param go opens a place
 * @param failed told what went wrong
 */
record Finds(
        Supplier<@Nullable WorkspaceSearch> search,
        UiTasks tasks,
        Messages messages,
        Consumer<Route> go,
        Consumer<Throwable> failed)
        implements PaletteFinder {
    private static final int MOST = 20;

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> found) {
        WorkspaceSearch all = search.get();
        if (all == null) {
            found.accept(List.of());
            return;
        }
        tasks.run(() -> all.find(query, MOST))
                .onSuccess(hits -> found.accept(hits.stream().map(this::entry).toList()))
                .onError(Throwable.class, failed)
                .start();
    }

    private PaletteEntry entry(Hit hit) {
        Passage at = hit.passage();
        String kind = messages.get("action.find." + at.kind().name().toLowerCase(Locale.ROOT));
        String detail = Stream.of(at.projectName(), hit.snippet())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
        return new PaletteEntry(
                "find." + at.kind() + "." + at.ref(),
                at.title(),
                detail.replaceAll("\\s+", " "),
                hit.similar() ? messages.get("action.find.similar", kind) : kind,
                icon(at.kind()),
                () -> go.accept(route(at)));
    }

    private static String icon(Passage.Kind kind) {
        return switch (kind) {
            case TASK -> "fth-trello";
            case ANSWER -> "fth-help-circle";
            case REQUIREMENT -> "fth-file-text";
            case MESSAGE -> "fth-message-circle";
            case KNOWLEDGE -> "fth-book-open";
        };
    }

    /** Where a passage stands. */
    static Route route(Passage at) {
        if (at.kind() == Passage.Kind.KNOWLEDGE) {
            return new Route.Knowledge(at.ref());
        }
        UUID project = Objects.requireNonNull(at.project(), "only knowledge belongs to no project");
        return switch (at.kind()) {
            case TASK -> new Route.Tasks(project, UUID.fromString(at.ref()));
            case ANSWER -> new Route.Questions(project, UUID.fromString(at.ref()));
            case REQUIREMENT -> new Route.Specification(project, at.ref());
            default -> new Route.Discovery(project, null, UUID.fromString(at.ref()));
        };
    }
}
