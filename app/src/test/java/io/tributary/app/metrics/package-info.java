/** What Prometheus and Grafana are told, held against what the application measures. */
@NullMarked
package io.tributary.app.metrics;

import org.jspecify.annotations.NullMarked;
