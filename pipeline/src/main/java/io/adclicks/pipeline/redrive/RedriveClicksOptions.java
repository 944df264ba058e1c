package io.adclicks.pipeline.redrive;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** What a redrive is told. */
public interface RedriveClicksOptions extends PipelineOptions {
  @Description("Kafka brokers, host:port, several separated by commas")
  @Validation.Required
  String getBootstrapServers();

  void setBootstrapServers(String value);

  @Description("ClickHouse, jdbc:clickhouse://host:port/database")
  @Validation.Required
  String getClickHouseUrl();

  void setClickHouseUrl(String value);

  @Description("A file of repaired clicks; without it the rejected ones are printed")
  @Default.String("")
  String getClicks();

  void setClicks(String value);

  @Description("Topic of clicks")
  @Default.String("ad-clicks")
  String getClicksTopic();

  void setClicksTopic(String value);

  @Description("Topic that remembers what has been sent back")
  @Default.String("ad-clicks-redriven")
  String getRedrivenTopic();

  void setRedrivenTopic(String value);
}
