package io.adclicks.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.adclicks.backfill.Reconcile;
import io.adclicks.backfill.reconcile.ReconcileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class NightlyFilesTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath().resolve("nightly");

  @Test
  void theCronJobRunsOneReconciliationAtATime() throws IOException {
    Map<String, Object> job = yaml("reconcile-cronjob.yaml");
    Map<String, Object> spec = map(job.get("spec"));

    assertThat(job.get("apiVersion")).isEqualTo("batch/v1");
    assertThat(job.get("kind")).isEqualTo("CronJob");
    assertThat(spec.get("schedule")).asString().matches("\\d+ \\d+ \\* \\* \\*");
    assertThat(spec.get("timeZone")).isEqualTo("Etc/UTC");
    assertThat(spec.get("concurrencyPolicy")).isEqualTo("Forbid");
    assertThat(map(pod(spec)).get("restartPolicy")).isEqualTo("Never");
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyFlagOfTheCronJobIsAnOptionOfItsProgram() throws IOException {
    Map<String, Object> container = container(map(yaml("reconcile-cronjob.yaml").get("spec")));
    List<String> command = (List<String>) container.get("command");
    List<String> arguments = (List<String>) container.get("args");

    PipelineOptionsFactory.register(ReconcileOptions.class);
    // An unknown flag or a value of the wrong type is refused here.
    ReconcileOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
            .withValidation()
            .as(ReconcileOptions.class);

    assertThat(command.get(command.size() - 1)).isEqualTo(Reconcile.class.getName());
    assertThat(options.getFrom()).isEqualTo("3-days-ago");
    assertThat(options.getTo()).isEqualTo("yesterday");
    assertThat(options.isSkipUnchanged()).isTrue();
    assertThat(options.getArchiveRoot()).startsWith("s3://");
  }

  @Test
  void anAlarmIsNotRetriedButADayThatIsNotDoneIs() throws IOException {
    Map<String, Object> job =
        map(map(map(yaml("reconcile-cronjob.yaml").get("spec")).get("jobTemplate")).get("spec"));

    assertThat(job.get("podFailurePolicy"))
        .extracting("rules")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .extracting("action", "onExitCodes.values")
        .containsExactly(tuple("FailJob", List.of(2, 4)));
    assertThat((Integer) job.get("backoffLimit")).isPositive();
  }

  @Test
  void theLineOfCronComesBackToDaysForClicksThatWereArchivedLate() throws IOException {
    assertThat(lineOfCron())
        .contains("--from \"$(date -u -d '3 days ago' ", "--to \"$(date -u -d yesterday ")
        .containsPattern(" -- .*--skipUnchanged ");
  }

  @Test
  void theLineOfCronEscapesWhatCronWouldReadAsALineBreak() throws IOException {
    String line = lineOfCron();

    assertThat(line).matches("\\d+ \\d+ \\* \\* \\* /.*");
    assertThat(line.replace("\\%", "")).doesNotContain("%");
  }

  private static String lineOfCron() throws IOException {
    return Files.readAllLines(FOLDER.resolve("crontab")).stream()
        .filter(text -> text.contains("adclicks backfill"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> yaml(String file) throws IOException {
    return map(new Yaml().load(Files.readString(FOLDER.resolve(file))));
  }

  private static Map<String, Object> container(Map<String, Object> spec) {
    return map(((List<?>) pod(spec).get("containers")).get(0));
  }

  private static Map<String, Object> pod(Map<String, Object> spec) {
    Map<String, Object> template =
        map(map(map(spec.get("jobTemplate")).get("spec")).get("template"));
    return map(template.get("spec"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}
