package app.praetor.ui.nav;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = new Router(new Route.Projects());

    @Test
    void goesBackAndForwardAlongItsHistory() {
        router.go(new Route.Settings());
        router.back();
        assertThat(router.current()).isEqualTo(new Route.Projects());
        router.forward();
        assertThat(router.current()).isEqualTo(new Route.Settings());
        assertThat(router.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void forgetsWhatWasAheadWhenGoingElsewhere() {
        router.go(new Route.Settings());
        router.back();
        router.go(new Route.Welcome());
        assertThat(router.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void goingWhereOneIsLeavesTheHistoryAlone() {
        router.go(new Route.Projects());
        assertThat(router.canGoBackProperty().get()).isFalse();
    }

    @Test
    void restoringHasNoHistory() {
        router.go(new Route.Settings());
        router.restore(new Route.Welcome());
        assertThat(router.current()).isEqualTo(new Route.Welcome());
        assertThat(router.canGoBackProperty().get()).isFalse();
    }
}
