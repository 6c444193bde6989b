package io.tributary.db.outbox;

import static io.tributary.db.schema.Tables.OUTBOX;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Messages to workflows. They are written in the transaction of the fact that they tell of, and taken by a dispatcher
 * that may tell twice but never forgets; receivers look at versions.
 */
public final class Outbox {
    /** A message that waits to be told. */
    public record Message(long id, OutboxKind kind, String subjectId) {}

    /** After this many failures a message is left for people; {@code attempts} and {@code last_error} say why. */
    static final int MAX_ATTEMPTS = 50;

    private final DSLContext db;

    public Outbox(DSLContext db) {
        this.db = db;
    }

    public static void enqueue(DSLContext tx, OutboxKind kind, String subjectId) {
        tx.insertInto(OUTBOX)
                .set(OUTBOX.KIND, kind.name())
                .set(OUTBOX.SUBJECT_ID, subjectId)
                .execute();
    }

    /**
     * Takes the oldest messages, lets {@code tell} deliver them, and removes what was delivered. What failed stays, with
     * its error, for a later round. Several dispatchers share the work; a message is with one of them at a time.
     *
     * @param tell reads what it needs with the given transaction and answers for each message with nothing, or with
     *     what went wrong
     * @return how many were delivered
     */
    public int dispatch(int most, BiFunction<DSLContext, List<Message>, Map<Message, Optional<String>>> tell) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            List<Message> messages = tx.selectFrom(OUTBOX)
                    .where(OUTBOX.ATTEMPTS.lt(MAX_ATTEMPTS))
                    .orderBy(OUTBOX.ATTEMPTS, OUTBOX.ID)
                    .limit(most)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Message(row.getId(), OutboxKind.valueOf(row.getKind()), row.getSubjectId()));
            return messages.isEmpty() ? 0 : conclude(tx, tell.apply(tx, messages));
        });
    }

    private static int conclude(DSLContext tx, Map<Message, Optional<String>> outcomes) {
        Map<Boolean, List<Message>> byFailure = outcomes.keySet().stream()
                .collect(Collectors.partitioningBy(one -> outcomes.get(one).isPresent()));
        List<Message> told = byFailure.get(false);
        tx.deleteFrom(OUTBOX)
                .where(OUTBOX.ID.in(told.stream().map(Message::id).toList()))
                .execute();
        for (Message failed : byFailure.get(true)) {
            tx.update(OUTBOX)
                    .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                    .set(OUTBOX.LAST_ERROR, outcomes.get(failed).orElse(""))
                    .where(OUTBOX.ID.eq(failed.id()))
                    .execute();
        }
        return told.size();
    }
}
