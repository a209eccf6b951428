package app.praetor.ui.activity;

import app.praetor.activity.ActivityEntry;
import app.praetor.activity.ActivityService;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The newest events of a project, under the day they happened on. */
public final class ActivityViewModel {
    private static final int LIMIT = 500;

    private final ActivityService service;
    private final UiTasks tasks;
    private final UUID projectId;
    private final ZoneId zone;
    private final List<ActivityEntry> all = new ArrayList<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty empty = new SimpleBooleanProperty(true);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();

    /** A line of the list. */
    public sealed interface Row {
        /** The heading over the events of a day. */
        record Day(LocalDate date) implements Row {}

        /** An event. */
        record Event(ActivityEntry entry) implements Row {}
    }

    /**
     * @param zone decides where a day ends
     */
    public ActivityViewModel(ActivityService service, UiTasks tasks, UUID projectId, ZoneId zone) {
        this.service = service;
        this.tasks = tasks;
        this.projectId = projectId;
        this.zone = zone;
        filter.subscribe(this::arrange);
    }

    /** Reads the newest events. */
    public void load() {
        tasks.run(() -> service.recent(projectId, LIMIT))
                .busy(busy)
                .onSuccess(this::show)
                .onError(Throwable.class, failure::set)
                .start();
    }

    void show(List<ActivityEntry> entries) {
        all.clear();
        all.addAll(entries);
        loaded.set(true);
        arrange();
    }

    private void arrange() {
        empty.set(all.isEmpty());
        List<Row> wanted = new ArrayList<>();
        LocalDate day = null;
        for (ActivityEntry entry : all) {
            if (!matches(entry)) {
                continue;
            }
            LocalDate on = entry.at().atZoneSameInstant(zone).toLocalDate();
            if (!on.equals(day)) {
                wanted.add(new Row.Day(on));
                day = on;
            }
            wanted.add(new Row.Event(entry));
        }
        Patch.byKey(rows, wanted, ActivityViewModel::identity);
    }

    private static Object identity(Row row) {
        return switch (row) {
            case Row.Day d -> d.date();
            case Row.Event e -> e.entry().id();
        };
    }

    private boolean matches(ActivityEntry entry) {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        String text = entry.summary() + " " + entry.actor() + " " + entry.type();
        return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** The rows as text for the clipboard, one event a line: time, type, who, what. */
    public String text(List<Row> chosen) {
        return chosen.stream()
                .flatMap(r -> r instanceof Row.Event e ? Stream.of(e.entry()) : Stream.<ActivityEntry>empty())
                .map(e -> String.join(
                        "\t",
                        e.at().atZoneSameInstant(zone).toOffsetDateTime().toString(),
                        e.type(),
                        e.actor(),
                        e.summary()))
                .collect(Collectors.joining("\n"));
    }

    public ZoneId zone() {
        return zone;
    }

    /** Days and events, newest first, as far as the filter lets them through. */
    public ObservableList<Row> rows() {
        return rows;
    }

    public StringProperty filter() {
        return filter;
    }

    /** True when nothing happened at all, whatever the filter says. */
    public BooleanProperty empty() {
        return empty;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty loaded() {
        return loaded;
    }

    public ObjectProperty<@Nullable Throwable> failure() {
        return failure;
    }
}
