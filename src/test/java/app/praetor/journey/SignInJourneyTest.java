package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.identity.Tenant;
import app.praetor.project.Template;
import app.praetor.server.account.IdentityProvider;
import app.praetor.store.key.Unlock;
import app.praetor.sync.Agency;
import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.OrganizationChoiceException;
import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.Proof;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncDesk.Unsent;
import app.praetor.sync.client.SyncDesk.Vouched;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.net.browser.Browser;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a server, from a workspace: with a password, with the browser, and one organization of several. */
@Timeout(120)
class SignInJourneyTest {
    private static final String ADA = "ada@example.com";

    @TempDir
    Path folder;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private Agency agency;
    private UUID north;
    private Workspace workspace;

    @BeforeEach
    void start() throws Exception {
        provider.start();
        agency = new Agency(
                IdentityProvider.discover(provider.issuerUrl("default").toString(), "praetor"));
        north = agency.organization("north", "Studio North", ADA);
        agency.organization("south", "Studio South", ADA);
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
    }

    @AfterEach
    void stop() {
        workspace.close();
        agency.close();
        provider.shutdown();
    }

    private Services organization(String name) {
        Tenant made = workspace.identity().create(name, "Ada");
        return workspace.services(made);
    }

    private void signIn(SyncDesk desk, Proof proof, @Nullable String organization) {
        desk.signIn(new SignIn(agency.url(), proof, organization, "laptop"));
    }

    private static Password password() {
        return new Password(ADA, Agency.PASSWORD.toCharArray());
    }

    @Test
    void whoBelongsToSeveralOrganizationsChoosesOne() {
        SyncDesk desk = organization("Mine").sync();

        OrganizationChoiceException choice =
                catchThrowableOfType(OrganizationChoiceException.class, () -> signIn(desk, password(), null));

        assertThat(choice.organizations())
                .containsExactlyInAnyOrder(
                        new Organization("north", "Studio North"), new Organization("south", "Studio South"));
        assertThat(desk.linked()).isFalse();
        signIn(desk, password(), "north");
        assertThat(desk.linked()).isTrue();
        assertThat(desk.devices()).hasSize(1);
    }

    @Test
    void theBrowserSignsInAndItsWordHoldsForTheChoice() {
        SyncDesk desk = organization("Mine").sync();
        Browser.person(provider, ADA);
        assertThat(desk.offersBrowser(agency.url())).isTrue();

        Vouched word;
        try (BrowserSignIn line = desk.browser(agency.url())) {
            CompletableFuture<Vouched> coming = CompletableFuture.supplyAsync(line::await);
            new Browser().open(line.address());
            word = coming.join();
        }

        assertThatThrownBy(() -> signIn(desk, word, null)).isInstanceOf(OrganizationChoiceException.class);
        signIn(desk, word, "south");
        assertThat(desk.linked()).isTrue();
        assertThat(desk.lastStatus().account()).isEqualTo(ADA);
        assertThatThrownBy(() -> signIn(organization("Other").sync(), new Vouched(word.idToken(), "another"), "north"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    void aServerWithoutAProviderSaysSo() {
        SyncDesk desk = organization("Mine").sync();
        try (Agency plain = new Agency()) {
            assertThat(desk.offersBrowser(plain.url())).isFalse();
            assertThatThrownBy(() -> desk.browser(plain.url()))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("password");
        }
        assertThat(desk.offersBrowser("http://127.0.0.1:1")).isFalse();
        assertThat(desk.offersBrowser("nonsense")).isFalse();
    }

    @Test
    void aWorkspaceHoldsAnOrganizationOfAServerOnce() {
        Services first = organization("Mine");
        signIn(first.sync(), password(), "north");
        Services second = organization("Second");
        second.projects().create("Kept as it is", Template.GENERAL);
        UUID person = second.user().id();

        assertThatThrownBy(() -> signIn(second.sync(), password(), "north"))
                .isInstanceOf(SyncException.class)
                .hasMessageContainingAll("“Mine”", "connected to that organization already", "Nothing was changed");

        assertThat(second.sync().linked()).isFalse();
        assertThat(second.projects().list())
                .singleElement()
                .satisfies(p -> assertThat(p.name()).isEqualTo("Kept as it is"));
        assertThat(workspace.identity().user(second.tenant()).id()).isEqualTo(person);
        assertThat(agency.query(
                        north,
                        "SELECT CAST(device AS TEXT) FROM praetor.server_refresh_tokens WHERE tenant_id = ? AND"
                                + " revoked_at IS NULL AND used_at IS NULL"))
                .as("the sign-in that was for nothing has ended")
                .hasSize(1);

        first.sync().signOut(Unsent.KEEP_HERE);
        assertThatThrownBy(() -> signIn(second.sync(), password(), "north")).hasMessageContaining("“Mine”");
        signIn(second.sync(), password(), "south");
        assertThat(second.sync().linked()).isTrue();
    }
}
