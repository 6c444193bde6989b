package io.tributary.app;

import io.tributary.app.demand.EventWeeks;
import io.tributary.app.demand.Lifts;
import io.tributary.db.allocation.DecisionQueries;
import io.tributary.db.catalog.NetworkImport;
import io.tributary.db.catalog.NetworkQueries;
import io.tributary.db.catalog.NetworkSwitches;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.PricePlan;
import io.tributary.db.event.EventQueries;
import io.tributary.db.exception.ExceptionQueries;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.fulfilment.DeliveryFacts;
import io.tributary.db.fulfilment.FulfilmentQueries;
import io.tributary.db.fulfilment.PickTaskFacts;
import io.tributary.db.fulfilment.Returns;
import io.tributary.db.order.OrderQueries;
import io.tributary.db.purchasing.PurchaseOrderQueries;
import io.tributary.db.purchasing.Receipts;
import io.tributary.db.purchasing.SupplierAnswers;
import io.tributary.db.purchasing.SupplierDesk;
import io.tributary.db.purchasing.SupplierShipments;
import io.tributary.db.purchasing.SupplierStockFeed;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.RestockOutcomes;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.Spillovers;
import io.tributary.db.replenishment.TransferFacts;
import io.tributary.db.replenishment.TransferQueries;
import io.tributary.db.summary.InvariantQueries;
import io.tributary.db.summary.SummaryQueries;
import io.tributary.db.supply.StockQueries;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API reads and writes with. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    @Bean
    NetworkImport networkImport(DSLContext db, BusinessClock clock) {
        return new NetworkImport(db, clock);
    }

    @Bean
    RestockExceptionQueries restockExceptionQueries(DSLContext db) {
        return new RestockExceptionQueries(db);
    }

    @Bean
    LineDecisions lineDecisions(DSLContext db, BusinessClock clock) {
        return new LineDecisions(db, clock);
    }

    @Bean
    RestockOutcomes restockOutcomes(DSLContext db) {
        return new RestockOutcomes(db);
    }

    @Bean
    TransferFacts transferFacts(DSLContext db, BusinessClock clock) {
        return new TransferFacts(db, clock);
    }

    @Bean
    Spillovers spillovers(DSLContext db) {
        return new Spillovers(db);
    }

    @Bean
    TransferQueries transferQueries(DSLContext db) {
        return new TransferQueries(db);
    }

    @Bean
    NetworkSwitches networkSwitches(DSLContext db, BusinessClock clock) {
        return new NetworkSwitches(db, clock);
    }

    @Bean
    NetworkQueries networkQueries(DSLContext db) {
        return new NetworkQueries(db);
    }

    @Bean
    OrderQueries orderQueries(DSLContext db) {
        return new OrderQueries(db);
    }

    @Bean
    EventQueries eventQueries(DSLContext db) {
        return new EventQueries(db);
    }

    @Bean
    ExceptionQueries exceptionQueries(DSLContext db) {
        return new ExceptionQueries(db);
    }

    @Bean
    DecisionQueries decisionQueries(DSLContext db) {
        return new DecisionQueries(db);
    }

    @Bean
    PickTaskFacts pickTaskFacts(DSLContext db, BusinessClock clock) {
        return new PickTaskFacts(db, clock);
    }

    @Bean
    DeliveryFacts deliveryFacts(DSLContext db, BusinessClock clock) {
        return new DeliveryFacts(db, clock);
    }

    @Bean
    Returns returns(DSLContext db, BusinessClock clock) {
        return new Returns(db, clock);
    }

    @Bean
    FulfilmentQueries fulfilmentQueries(DSLContext db) {
        return new FulfilmentQueries(db);
    }

    @Bean
    SupplierAnswers supplierAnswers(DSLContext db, BusinessClock clock) {
        return new SupplierAnswers(db, clock);
    }

    @Bean
    SupplierShipments supplierShipments(DSLContext db, BusinessClock clock) {
        return new SupplierShipments(db, clock);
    }

    @Bean
    SupplierStockFeed supplierStockFeed(DSLContext db, BusinessClock clock) {
        return new SupplierStockFeed(db, clock);
    }

    @Bean
    SupplierDesk supplierDesk(DSLContext db) {
        return new SupplierDesk(db);
    }

    @Bean
    Receipts receipts(DSLContext db, BusinessClock clock) {
        return new Receipts(db, clock);
    }

    @Bean
    PurchaseOrderQueries purchaseOrderQueries(DSLContext db) {
        return new PurchaseOrderQueries(db);
    }

    @Bean
    RestockQueries restockQueries(DSLContext db) {
        return new RestockQueries(db);
    }

    @Bean
    StockQueries stockQueries(DSLContext db) {
        return new StockQueries(db);
    }

    @Bean
    SummaryQueries summaryQueries(DSLContext db) {
        return new SummaryQueries(db);
    }

    @Bean
    InvariantQueries invariantQueries(DSLContext db) {
        return new InvariantQueries(db);
    }

    @Bean
    CalendarEvents calendarEvents(DSLContext db) {
        return new CalendarEvents(db, EventWeeks::of);
    }

    @Bean
    PricePlan pricePlan(DSLContext db) {
        return new PricePlan(db);
    }

    @Bean
    ForecastTotals forecastTotals(DSLContext db) {
        return new ForecastTotals(db);
    }

    @Bean
    Lifts lifts(DSLContext db, CalendarEvents events, BusinessClock clock) {
        return new Lifts(db, events, clock);
    }
}
