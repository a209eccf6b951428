package app.praetor.server.account;

import app.praetor.server.account.Members.Account;
import app.praetor.server.account.Members.Member;
import app.praetor.server.account.Members.Profile;
import app.praetor.server.feed.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
public final class Accounts {
    private final Members members;
    private final Passwords passwords;
    private final Devices devices;
    private final Refreshes refreshes;
    private final Tokens tokens;
    private final Invitations invitations;

    /**
     * The device that signs in.
     *
     * @param id the one that it had before; null for a new one
     */
    public record Laptop(@Nullable UUID id, String name) {}

    Accounts(
            Members members,
            Passwords passwords,
            Devices devices,
            Refreshes refreshes,
            Tokens tokens,
            Invitations invitations) {
        this.members = members;
        this.passwords = passwords;
        this.devices = devices;
        this.refreshes = refreshes;
        this.tokens = tokens;
        this.invitations = invitations;
    }

    /**
     * @param tenant the slug of the one to work in; null when there is only one
     * @throws AccountException WRONG_CREDENTIALS, CHOOSE_TENANT or NO_TENANT
     */
    public Grant signIn(String email, String password, @Nullable String tenant, Laptop laptop) {
        Optional<Account> account = members.account(Members.mail(email));
        if (!passwords.matches(password, account.map(Account::hash).orElse(null))) {
            throw wrong();
        }
        return grant(choose(account.orElseThrow().id(), tenant), laptop);
    }

    /**
     * For a person whom somebody else has vouched for, as an identity provider.
     *
     * @param email that was verified
     * @throws AccountException NO_TENANT when nobody has added or invited them
     */
    public Grant vouched(String email, @Nullable String tenant, Laptop laptop) {
        Account account = members.account(Members.mail(email))
                .orElseThrow(() -> new AccountException(
                        AccountException.Kind.NO_TENANT, "No workspace here has this person: ask for an invitation."));
        return grant(choose(account.id(), tenant), laptop);
    }

    /**
     * New tokens for an old one, which does not hold any more.
     *
     * @throws AccountException SIGN_IN_AGAIN, REVOKED or NO_TENANT
     */
    public Grant refresh(String token) {
        Refreshes.Owner owner = refreshes.use(token, twice -> devices.revoke(twice.tenant(), null, twice.device()));
        Member member = members.of(owner.account()).stream()
                .filter(m -> m.tenant().equals(owner.tenant()))
                .findFirst()
                .orElseThrow(() -> new AccountException(AccountException.Kind.NO_TENANT, "This membership has ended."));
        Profile profile = members.profile(member);
        Caller caller = caller(member, profile, owner.device());
        devices.check(caller);
        return answer(member, profile, caller, owner.family());
    }

    /** Makes a new device of one of which a copy was noticed; the old one ends. */
    public Grant registerAgain(Tokens.Access access) {
        Caller old = access.caller();
        Member member = members.of(access.account()).stream()
                .filter(m -> m.tenant().equals(old.tenant()))
                .findFirst()
                .orElseThrow(() -> new AccountException(AccountException.Kind.NO_TENANT, "This membership has ended."));
        String name = devices.of(old.tenant(), old.user()).stream()
                .filter(d -> d.id().equals(old.device()))
                .map(Devices.Device::name)
                .findFirst()
                .orElse("Device");
        return grant(member, new Laptop(null, name));
    }

    /** Ends the tokens of this device. Its data stays on it. */
    public void signOut(Tokens.Access access) {
        refreshes.endDevice(access.caller().tenant(), access.caller().device());
    }

    /**
     * Accepts an invitation once, as a new account or with the password of the one that the person has.
     *
     * @throws AccountException INVITATION_GONE, or WRONG_CREDENTIALS when the account has another password
     */
    public Grant accept(String token, String name, String password, Laptop laptop) {
        Invitations.Invitation invitation = invitations.find(token);
        Optional<Account> known = members.account(invitation.email());
        String hash = null;
        if (known.isEmpty()) {
            hash = passwords.hash(password);
        } else if (!passwords.matches(password, known.get().hash())) {
            throw new AccountException(
                    AccountException.Kind.WRONG_CREDENTIALS,
                    "There is an account for this address already: give its password.");
        }
        invitations.use(token);
        Member member = members.add(invitation.tenant(), invitation.email(), name, invitation.role(), hash);
        if (invitation.project() != null && member.customer()) {
            members.give(invitation.tenant(), invitation.project(), member.user());
        }
        return grant(member, laptop);
    }

    private Member choose(UUID account, @Nullable String slug) {
        List<Member> all = members.of(account);
        if (slug == null && all.size() == 1) {
            return all.getFirst();
        }
        List<AccountException.Choice> choices = new ArrayList<>();
        for (Member member : all) {
            Profile profile = members.profile(member);
            if (profile.slug().equals(slug)) {
                return member;
            }
            choices.add(new AccountException.Choice(profile.slug(), profile.tenantName()));
        }
        if (slug == null && !choices.isEmpty()) {
            throw new AccountException(choices);
        }
        throw new AccountException(AccountException.Kind.NO_TENANT, "This account is no member of that workspace.");
    }

    private Grant grant(Member member, Laptop laptop) {
        Profile profile = members.profile(member);
        UUID device = devices.register(member.tenant(), member.user(), laptop.id(), laptop.name());
        return answer(member, profile, caller(member, profile, device), UUID.randomUUID());
    }

    private Grant answer(Member member, Profile profile, Caller caller, UUID family) {
        return new Grant(
                tokens.issue(caller, member.account()),
                Tokens.LIFE.toSeconds(),
                refreshes.issue(new Refreshes.Owner(member.account(), member.tenant(), caller.device(), family)),
                new Grant.Tenant(member.tenant(), profile.tenantName(), profile.slug()),
                new Grant.Person(member.user(), profile.userName(), profile.email(), caller.customer()),
                caller.device());
    }

    private static Caller caller(Member member, Profile profile, UUID device) {
        return new Caller(member.tenant(), member.user(), device, member.customer() || profile.customer());
    }

    private static AccountException wrong() {
        return new AccountException(
                AccountException.Kind.WRONG_CREDENTIALS, "E-mail address and password do not belong together.");
    }
}
