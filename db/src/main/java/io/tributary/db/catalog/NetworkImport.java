package io.tributary.db.catalog;

import java.io.IOException;
import java.io.Reader;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Imports rows of the network: known rows are updated, others inserted, all or nothing. Rows travel by COPY into a
 * staging table, are checked there against each other and against what they refer to, and move on in one statement;
 * 150,000 rows take some seconds.
 */
public final class NetworkImport {
    private final DSLContext db;
    private final InstantSource clock;

    public NetworkImport(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The names of everything that can be imported, in an order that works on an empty database. */
    public static List<String> resources() {
        return Resources.ALL.stream().map(Resource::name).toList();
    }

    /** @throws io.tributary.domain.RefusedException naming line, column, value and remedy; nothing is imported then */
    public ImportResult csv(String resource, Reader body) throws IOException {
        return run(Resources.named(resource), new Csv(body));
    }

    /** As {@link #csv}, from objects whose keys are the columns. */
    public ImportResult objects(String resource, List<Map<String, Object>> rows) {
        return run(Resources.named(resource), new JsonRows(rows));
    }

    private ImportResult run(Resource resource, TableSource rows) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            List<Column> columns = tx.connectionResult(connection -> Staging.fill(connection, resource, rows));
            refuseDuplicates(tx, resource, columns);
            refuseDangling(tx, columns);
            refuseWrong(tx, resource, columns);
            return resource.name().equals("stock")
                    ? StockImport.run(tx, UUID.randomUUID().toString(), columns, clock.instant())
                    : upsert(tx, resource, columns);
        });
    }

    private static void refuseDuplicates(DSLContext tx, Resource resource, List<Column> columns) {
        String keys = columns.stream()
                .filter(column -> resource.keys().contains(column.name()))
                .map(NetworkImport::value)
                .collect(Collectors.joining(", "));
        Record twice = tx.fetchOne("select min(line) as first, max(line) as again from staging group by " + keys
                + " having count(*) > 1 order by 1 limit 1");
        if (twice != null) {
            throw Staging.wrong("Line " + twice.get("again") + ": the same " + resource.keys() + " as line "
                    + twice.get("first") + ". Maybe two files were joined.");
        }
    }

    private static void refuseDangling(DSLContext tx, List<Column> columns) {
        for (Column column : columns) {
            if (column.references() == null) {
                continue;
            }
            Record dangling = tx.fetchOne("select t.line, t." + column.name() + " as code from staging t where t."
                    + column.name() + " is not null and not exists (select from " + column.references()
                    + " r where r.code = t." + column.name() + ") order by t.line limit 1");
            if (dangling != null) {
                throw Staging.wrong("Line " + dangling.get("line") + ", column " + column.name() + ": there is no "
                        + column.references() + " '" + dangling.get("code") + "'. Maybe import the "
                        + column.references() + "s first.");
            }
        }
    }

    private void refuseWrong(DSLContext tx, Resource resource, List<Column> columns) {
        String today = "date '" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "'";
        String all = resource.columns().stream()
                .map(column -> columns.contains(column) ? column.name() : "null as " + column.name())
                .collect(Collectors.joining(", "));
        for (Resource.Check check : resource.checks()) {
            Record wrong = tx.fetchOne("select t.line, t." + check.column() + "::text as value from (select line, "
                    + all + " from staging) t where "
                    + check.bad().replace(Resources.TODAY, today) + " order by t.line limit 1");
            if (wrong != null) {
                throw Staging.wrong("Line " + wrong.get("line") + ", column " + check.column() + ": '"
                        + wrong.get("value") + "' " + check.message());
            }
        }
    }

    private static ImportResult upsert(DSLContext tx, Resource resource, List<Column> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream().map(NetworkImport::value).collect(Collectors.joining(", "));
        String changes = columns.stream()
                .filter(column -> !resource.keys().contains(column.name()))
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
        String sql = "with done as (insert into " + resource.table() + " (" + names + ") select " + values
                + " from staging order by line on conflict (" + String.join(", ", resource.keys()) + ") do "
                + (changes.isEmpty() ? "nothing" : "update set " + changes)
                + " returning (xmax = 0) as inserted)"
                + " select count(*) as n, count(*) filter (where inserted) as inserted from done";
        Record done = fetch(tx, sql);
        int rows = done.get("n", int.class);
        int inserted = done.get("inserted", int.class);
        return new ImportResult(resource.name(), rows, inserted, rows - inserted);
    }

    /** What only the whole network shows, such as a circle of warehouses, the database says in words for people. */
    private static Record fetch(DSLContext tx, String sql) {
        try {
            return tx.fetchSingle(sql);
        } catch (DataAccessException e) {
            ServerErrorMessage said =
                    e.getCause() instanceof PSQLException cause ? cause.getServerErrorMessage() : null;
            if (said != null
                    && said.getConstraint() != null
                    && said.getConstraint().startsWith("node_supplied_")) {
                throw Staging.wrong(String.valueOf(said.getMessage()));
            }
            throw e;
        }
    }

    private static String value(Column column) {
        return column.otherwise() == null
                ? column.name()
                : "coalesce(" + column.name() + ", " + column.otherwise() + ")";
    }
}
