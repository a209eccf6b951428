package app.praetor.app.window;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.kit.BundlePort;
import app.praetor.ui.objective.ObjectiveFiles;
import app.praetor.ui.task.UiTasks;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What screens ask of the desktop: files, the clipboard, the browser. */
final class DesktopPorts implements BundlePort, ObjectiveFiles {
    private final Supplier<@Nullable Window> window;
    private final Consumer<String> browser;
    private final UiTasks tasks;
    private final Messages messages;
    private final Notices notices;

    DesktopPorts(
            Supplier<@Nullable Window> window,
            Consumer<String> browser,
            UiTasks tasks,
            Messages messages,
            Notices notices) {
        this.window = window;
        this.browser = browser;
        this.tasks = tasks;
        this.messages = messages;
        this.notices = notices;
    }

    /** Opens only web addresses: a link in client text must not start a program. */
    void openLink(String link) {
        String lower = link.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://")) {
            browser.accept(link);
        } else {
            notices.failed(new IllegalArgumentException(messages.get("desktop.link.refused", link)));
        }
    }

    /** What this computer calls itself, as far as its surroundings tell; else the kind of system that runs on it. */
    static String deviceName() {
        for (String each : new String[] {"COMPUTERNAME", "HOSTNAME"}) {
            String name = System.getenv(each);
            if (name != null && !name.isBlank()) {
                return name.strip();
            }
        }
        return System.getProperty("os.name", "Desktop");
    }

    void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    Optional<Path> chooseExport(String suggestedName) {
        return chooseFile(suggestedName);
    }

    private Optional<Path> chooseFile(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        File file = chooser.showSaveDialog(window.get());
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseOpen() {
        return Optional.ofNullable(new FileChooser().showOpenDialog(window.get()))
                .map(File::toPath);
    }

    @Override
    public void openFolder(String suggestedName, Consumer<Path> write) {
        save(suggestedName, write, target -> {
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                browser.accept(folder.toUri().toString());
            }
        });
    }

    @Override
    public void saveAs(String suggestedName, Consumer<Path> write) {
        save(suggestedName, write, target -> {});
    }

    private void save(String suggestedName, Consumer<Path> write, Consumer<Path> afterwards) {
        chooseFile(suggestedName)
                .ifPresent(target -> tasks.run(() -> {
                            write.accept(target);
                            return target;
                        })
                        .onSuccess(path -> {
                            notices.done(messages.get("desktop.saved", path));
                            afterwards.accept(path);
                        })
                        .onError(Exception.class, notices::failed)
                        .start());
    }
}
