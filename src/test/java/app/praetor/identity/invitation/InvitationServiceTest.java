package app.praetor.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.Store;
import app.praetor.store.TestWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationServiceTest {
    @TempDir
    Path folder;

    interface Raw {
        @SqlUpdate("INSERT INTO organizations (id, name, slug, owner_id) VALUES (:id, 'Client', 'client', :owner)")
        void organization(UUID id, UUID owner);

        @SqlQuery("SELECT token FROM customer_invitations")
        List<String> tokens();
    }

    @Test
    void onlyAHashOfTheTokenIsKept() {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            Store store = workspace.store();
            UUID person = workspace.events().userId();
            UUID organization = UUID.randomUUID();
            store.write(unit -> {
                unit.dao(Raw.class).organization(organization, person);
                return true;
            });
            InvitationService service = new InvitationService(store, Clock.systemUTC());

            InvitationService.Invited invited = service.invite(organization, "ben@client.example", person);

            assertThat(invited.token()).hasSize(43);
            assertThat(invited.toString()).doesNotContain(invited.token());
            assertThat(store.read(Raw.class, Raw::tokens))
                    .singleElement()
                    .satisfies(t -> assertThat(t).matches("[0-9a-f]{64}").isNotEqualTo(invited.token()));
            assertThat(service.find(invited.token()))
                    .hasValueSatisfying(i -> assertThat(i.email()).isEqualTo("ben@client.example"));
            assertThat(service.find("guess")).isEmpty();
            Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
            assertThat(new InvitationService(store, later).find(invited.token()))
                    .isEmpty();
            assertThat(service.revoke(invited.id())).isTrue();
            assertThat(service.find(invited.token())).isEmpty();
        }
    }
}
