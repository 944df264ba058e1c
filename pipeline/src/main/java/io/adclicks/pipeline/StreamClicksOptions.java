package io.adclicks.pipeline;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.options.Validation;

/** What the hot path is told, beside the options of its runner. */
public interface StreamClicksOptions extends StreamingOptions, VelocityOptions {
  @Description("Kafka brokers, host:port, several separated by commas")
  @Validation.Required
  String getBootstrapServers();

  void setBootstrapServers(String value);

  @Description("Topic of clicks")
  @Default.String("ad-clicks")
  String getClicksTopic();

  void setClicksTopic(String value);

  @Description("Topic of copies that the edge has recognised")
  @Default.String("ad-clicks-duplicates")
  String getDuplicatesTopic();

  void setDuplicatesTopic(String value);

  @Description(
      "Numbers of partitions that the topics have had before they grew, separated by commas")
  List<Integer> getGrownFrom();

  void setGrownFrom(List<Integer> value);

  @Description("How far a click may lie behind a later one of its partition, ISO-8601 duration")
  @Default.String("PT5S")
  String getMaxOutOfOrderness();

  void setMaxOutOfOrderness(String value);

  @Description("ClickHouse, jdbc:clickhouse://host:port/database")
  @Validation.Required
  String getClickHouseUrl();

  void setClickHouseUrl(String value);

  @Description("How long after the end of its minute, in event time, a click still counts")
  @Default.String("PT5M")
  String getAllowedLateness();

  void setAllowedLateness(String value);

  @Description("How often an open window tells what has changed, ISO-8601 duration")
  @Default.String("PT1S")
  String getEarlyFirings();

  void setEarlyFirings(String value);

  @Description("Keys of each stage; fixed for the life of a job's state")
  @Default.Integer(32)
  int getBuckets();

  void setBuckets(int value);
}
