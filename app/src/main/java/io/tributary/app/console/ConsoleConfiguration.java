package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import io.tributary.db.allocation.RunView;
import io.tributary.db.catalog.NetworkView;
import io.tributary.db.event.ExceptionsView;
import io.tributary.db.event.TimelineView;
import io.tributary.db.forecast.AccuracyView;
import io.tributary.db.forecast.SkuDemandView;
import io.tributary.db.forecast.SkuSupplyView;
import io.tributary.db.order.OrderView;
import io.tributary.db.order.OrdersView;
import io.tributary.db.order.OverviewView;
import io.tributary.db.purchasing.PurchaseOrdersView;
import io.tributary.db.replenishment.RunForecasts;
import io.tributary.db.sourcing.SuppliersView;
import io.tributary.db.supply.StockView;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** The console's read queries, its languages, and its guard. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
    @Bean
    LocaleResolver localeResolver() {
        return new ConsoleLocale();
    }

    @Bean
    PageGuard pageGuard() {
        return new PageGuard();
    }

    @Bean
    NetworkView networkView(DSLContext db) {
        return new NetworkView(db);
    }

    @Bean
    NetworkNames networkNames(NetworkView view) {
        return new NetworkNames(view);
    }

    @Bean
    OverviewView overviewView(DSLContext db) {
        return new OverviewView(db);
    }

    @Bean
    OrdersView ordersView(DSLContext db) {
        return new OrdersView(db);
    }

    @Bean
    OrderView orderView(DSLContext db) {
        return new OrderView(db);
    }

    @Bean
    DecisionsView decisionsView(DSLContext db) {
        return new DecisionsView(db);
    }

    @Bean
    RunView runView(DSLContext db) {
        return new RunView(db);
    }

    @Bean
    TimelineView timelineView(DSLContext db) {
        return new TimelineView(db);
    }

    @Bean
    ExceptionsView exceptionsView(DSLContext db) {
        return new ExceptionsView(db);
    }

    @Bean
    PurchaseOrdersView purchaseOrdersView(DSLContext db) {
        return new PurchaseOrdersView(db);
    }

    @Bean
    RunForecasts runForecasts(DSLContext db) {
        return new RunForecasts(db);
    }

    @Bean
    StockView stockView(DSLContext db) {
        return new StockView(db);
    }

    @Bean
    SuppliersView suppliersView(DSLContext db) {
        return new SuppliersView(db);
    }

    @Bean
    SkuDemandView skuDemandView(DSLContext db) {
        return new SkuDemandView(db);
    }

    @Bean
    SkuSupplyView skuSupplyView(DSLContext db) {
        return new SkuSupplyView(db);
    }

    @Bean
    AccuracyView accuracyView(DSLContext db) {
        return new AccuracyView(db);
    }
}
