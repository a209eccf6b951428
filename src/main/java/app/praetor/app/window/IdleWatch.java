package app.praetor.app.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/**
 * Tells when nobody used the window for a while. It compares times of the clock, so that a computer that slept counts as
 * unattended too. JavaFX thread only.
 */
final class IdleWatch {
    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(5);

    private final Clock clock;
    private final Runnable idle;
    private final EventHandler<InputEvent> used = event -> used();
    private final Timeline timer = new Timeline(new KeyFrame(LOOK, event -> look()));
    private Instant last;
    private Duration limit = Duration.ZERO;

    /** @param idle called once each time the limit is reached */
    IdleWatch(Clock clock, Runnable idle) {
        this.clock = clock;
        this.idle = idle;
        this.last = clock.instant();
        timer.setCycleCount(Animation.INDEFINITE);
    }

    /** Watches the keys and the mouse of this scene as well. */
    void watch(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, used);
        used();
    }

    /** After this time it is idle; zero for never. */
    void limit(Duration time) {
        limit = time;
        used();
        if (time.isZero()) {
            timer.stop();
        } else {
            timer.play();
        }
    }

    void look() {
        if (!limit.isZero() && Duration.between(last, clock.instant()).compareTo(limit) >= 0) {
            used();
            idle.run();
        }
    }

    private void used() {
        last = clock.instant();
    }
}
