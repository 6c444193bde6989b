package io.tributary.db.policy;

import static io.tributary.db.schema.Tables.POLICY;
import static io.tributary.db.schema.Tables.POLICY_ACTIVATION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.PolicyRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Reads, drafts and activates versions of the network's policy. A version is never changed, and one is active. */
public final class Policies {
    private static final Field<Instant> LAST_ACTIVATED = select(max(POLICY_ACTIVATION.ACTIVATED_AT))
            .from(POLICY_ACTIVATION)
            .where(POLICY_ACTIVATION.VERSION.eq(POLICY.VERSION))
            .asField("last_activated");

    private Policies() {}

    /** The active policy; the standard one, stored as the first version, in a new network. */
    public static NetworkPolicy active(DSLContext db) {
        var row = db.selectFrom(POLICY).where(POLICY.ACTIVE).fetchOne();
        return row == null ? first(db) : policy(row);
    }

    /** Whoever comes first stores it; all others wait for that one. */
    private static NetworkPolicy first(DSLContext db) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("lock table policy in share row exclusive mode");
            var row = tx.selectFrom(POLICY).where(POLICY.ACTIVE).fetchOne();
            return row == null ? activate(tx, NetworkPolicy.STANDARD, "standard") : policy(row);
        });
    }

    private static NetworkPolicy policy(PolicyRecord row) {
        return PolicyDraft.stored(row.getBody()).withVersion(row.getVersion());
    }

    /** Every version, the newest first. */
    public static List<PolicyVersion> versions(DSLContext db) {
        active(db);
        return db.select(POLICY.asterisk(), LAST_ACTIVATED)
                .from(POLICY)
                .orderBy(POLICY.VERSION.desc())
                .fetch(row -> version(row.into(POLICY), row.get(LAST_ACTIVATED)));
    }

    /** @throws RefusedException when there is no such version */
    public static PolicyVersion version(DSLContext db, int version) {
        return db.select(POLICY.asterisk(), LAST_ACTIVATED)
                .from(POLICY)
                .where(POLICY.VERSION.eq(version))
                .fetchOptional(row -> version(row.into(POLICY), row.get(LAST_ACTIVATED)))
                .orElseThrow(() -> unknown(version));
    }

    private static PolicyVersion version(PolicyRecord row, @Nullable Instant activated) {
        return new PolicyVersion(
                row.getVersion(),
                row.getActive(),
                row.getBaseVersion(),
                row.getCreatedBy(),
                row.getNote(),
                row.getCreatedAt(),
                activated,
                policy(row));
    }

    private static RefusedException unknown(int version) {
        return new RefusedException(
                ErrorCode.NOT_FOUND, "There is no version " + version + " of the policy. Maybe it was mistyped.");
    }

    /** The newest first. */
    public static List<PolicyActivation> activations(DSLContext db, int most) {
        return db.selectFrom(POLICY_ACTIVATION)
                .orderBy(POLICY_ACTIVATION.ID.desc())
                .limit(most)
                .fetch(row -> new PolicyActivation(
                        row.getId(),
                        row.getVersion(),
                        row.getPreviousVersion(),
                        row.getActivatedBy(),
                        row.getNote(),
                        row.getActivatedAt()));
    }

    /**
     * Stores a new version that is not active. Repeating it makes another version.
     *
     * @param changes see {@link PolicyDraft#of}
     * @throws RefusedException when the base is unknown, a field or its value is wrong, or nothing changes
     */
    public static PolicyVersion draft(DSLContext db, int baseVersion, Map<String, ?> changes, String by, String note) {
        NetworkPolicy base = version(db, baseVersion).policy();
        NetworkPolicy drafted = PolicyDraft.of(base, changes);
        if (PolicyDraft.changes(base, drafted).isEmpty()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The draft's changes leave version " + baseVersion + " as it is. Maybe activate that one.");
        }
        return version(db, insert(db, drafted, baseVersion, by, note));
    }

    private static int insert(DSLContext db, NetworkPolicy policy, @Nullable Integer base, String by, String note) {
        return db.insertInto(POLICY)
                .set(POLICY.BODY, Json.of(policy))
                .set(POLICY.ACTIVE, false)
                .set(POLICY.BASE_VERSION, base)
                .set(POLICY.CREATED_BY, by)
                .set(POLICY.NOTE, note)
                .returning(POLICY.VERSION)
                .fetchSingle()
                .getVersion();
    }

    /**
     * Makes a version the active one. Doing so again changes nothing.
     *
     * @throws RefusedException when there is no such version
     */
    public static PolicyVersion activate(DSLContext db, int version, String by, String note) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("lock table policy in share row exclusive mode");
            PolicyVersion wanted = version(tx, version);
            return wanted.active() ? wanted : switchTo(tx, version, by, note);
        });
    }

    private static PolicyVersion switchTo(DSLContext tx, int version, String by, String note) {
        Integer previous = tx.update(POLICY)
                .set(POLICY.ACTIVE, false)
                .where(POLICY.ACTIVE)
                .returning(POLICY.VERSION)
                .fetchOptional()
                .map(PolicyRecord::getVersion)
                .orElse(null);
        tx.update(POLICY)
                .set(POLICY.ACTIVE, true)
                .where(POLICY.VERSION.eq(version))
                .execute();
        tx.insertInto(POLICY_ACTIVATION)
                .set(POLICY_ACTIVATION.VERSION, version)
                .set(POLICY_ACTIVATION.PREVIOUS_VERSION, previous)
                .set(POLICY_ACTIVATION.ACTIVATED_BY, by)
                .set(POLICY_ACTIVATION.NOTE, note)
                .execute();
        return version(tx, version);
    }

    /** Stores this policy as a new version and makes it the active one; for networks that are set up by code. */
    public static NetworkPolicy activate(DSLContext db, NetworkPolicy policy, String note) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("lock table policy in share row exclusive mode");
            return switchTo(tx, insert(tx, policy, null, "system", note), "system", note)
                    .policy();
        });
    }
}
