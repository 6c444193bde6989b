package io.tributary.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Who runs what is scheduled. With virtual threads Spring would run all tasks of a fixed delay on one thread, and a
 * busy outbox would hold up the clock, the metrics and the reconciler.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {
    /** At least one for each scheduled task. */
    private static final int THREADS = 10;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setDaemon(true);
        return scheduler;
    }
}
