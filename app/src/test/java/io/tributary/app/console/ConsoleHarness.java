package io.tributary.app.console;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.risk.RiskScores;
import io.tributary.app.demand.EventWeeks;
import io.tributary.app.demand.Lifts;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.event.ExceptionsView;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.RestockOutcomes;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.Spillovers;
import io.tributary.db.risk.DeliveryReads;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/**
 * The console alone, on the fixture, with actions that only mark the case as resolved. As a main it serves people who
 * work on the pages: {@code -Dspring.thymeleaf.prefix=file:…/templates/ -Dspring.thymeleaf.cache=false} shows edits at
 * once.
 */
@ConditionalOnProperty("console.harness") // the whole application scans this package too, in other tests
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
class ConsoleHarness {
    private static ConsoleFixture fixture;

    static ConfigurableApplicationContext start(ConsoleFixture filled, int port) {
        fixture = filled;
        return SpringApplication.run(
                ConsoleHarness.class,
                "--console.harness=true",
                "--server.port=" + port,
                "--spring.flyway.enabled=false",
                // the workers' and Temporal's health are not part of this harness
                "--management.endpoint.health.group.readiness.include=readinessState",
                "--tributary.time-scale=17280",
                "--tributary.temporal.ui-url=http://127.0.0.1:8233");
    }

    public static void main(String[] args) {
        start(ConsoleFixture.start(), 18080);
    }

    @Bean
    DataSource dataSource() {
        return fixture.dataSource();
    }

    @Bean
    InstantSource businessClock() {
        return InstantSource.fixed(ConsoleFixture.NOW);
    }

    @Bean
    RestockQueries restockQueries(DSLContext db) {
        return new RestockQueries(db);
    }

    @Bean
    Spillovers spillovers(DSLContext db) {
        return new Spillovers(db);
    }

    @Bean
    RestockExceptionQueries restockExceptionQueries(DSLContext db) {
        return new RestockExceptionQueries(db);
    }

    @Bean
    RestockOutcomes restockOutcomes(DSLContext db) {
        return new RestockOutcomes(db);
    }

    @Bean
    LineDecisions lineDecisions(DSLContext db, InstantSource businessClock) {
        return new LineDecisions(db, businessClock);
    }

    @Bean
    CalendarEvents calendarEvents(DSLContext db) {
        return new CalendarEvents(db, EventWeeks::of);
    }

    @Bean
    ForecastTotals forecastTotals(DSLContext db) {
        return new ForecastTotals(db);
    }

    @Bean
    Lifts lifts(DSLContext db, CalendarEvents events, InstantSource businessClock) {
        return new Lifts(db, events, businessClock);
    }

    @Bean
    AllocationStudies allocationStudies(DSLContext db, InstantSource businessClock) {
        return new AllocationStudies(
                db, new SnapshotBuilder(new RiskScores(new DeliveryReads(db))), new BusinessTime(businessClock, 1));
    }

    @Bean
    @Primary
    ConsoleActions actions(DSLContext db, ExceptionsView exceptions) {
        return new ConsoleActions() {
            @Override
            public Outcome cancelOrder(UUID orderId, String reason) {
                return new Outcome.Refused("Order " + orderId + " has left. Maybe ask for a return.");
            }

            @Override
            public Outcome resolveException(UUID caseId, String action) {
                db.execute(
                        "update exception_case set status = 'RESOLVED', resolution = ?, resolved_by = 'operator',"
                                + " resolved_at = timestamptz '2026-03-10T08:30:00Z' where id = ?",
                        action,
                        caseId);
                return new Outcome.Done();
            }

            @Override
            public Outcome startRestock(String zone) {
                return new Outcome.Done();
            }

            @Override
            public Outcome decideRestockOrder(UUID run, UUID order, boolean approve, @Nullable String reason) {
                db.execute(
                        "update restock_order set status = ?, decided_by = 'operator', decision_reason = ?,"
                                + " decided_at = timestamptz '2026-03-10T08:30:00Z' where id = ?",
                        approve ? "RELEASED" : "REJECTED",
                        reason,
                        order);
                db.execute("update restock_run set status = 'PARTLY_RELEASED' where id = ?", run);
                return new Outcome.Done();
            }

            @Override
            public Outcome undoRestockOrder(UUID run, UUID order) {
                db.execute(
                        "update restock_order set status = 'PROPOSED', decided_by = null, decided_at = null,"
                                + " decision_reason = null where id = ?",
                        order);
                return new Outcome.Done();
            }

            @Override
            public Outcome pauseRestock(String zone, String reason) {
                RestockPauses.pause(db, zone, reason, "operator", ConsoleFixture.NOW);
                return new Outcome.Done();
            }

            @Override
            public Outcome resumeRestock(String zone) {
                RestockPauses.resume(db, zone);
                return new Outcome.Done();
            }
        };
    }
}
