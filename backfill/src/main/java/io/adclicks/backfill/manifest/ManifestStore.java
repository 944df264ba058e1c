package io.adclicks.backfill.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.DamagedFileException;
import io.adclicks.backfill.archive.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Keeps manifests in the folders of their hours. */
public final class ManifestStore {
  private static final String NAME = "manifest.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ArchiveFolder folder;

  /** The manifests of an archive. */
  public ManifestStore(ArchiveFolder folder) {
    this.folder = folder;
  }

  /**
   * The manifest of a day: of its hours that are sealed.
   *
   * @throws DamagedFileException if one cannot be read
   */
  public DayManifest read(LocalDate date) throws IOException {
    List<HourManifest> hours = new ArrayList<>();
    for (MatchResult.Metadata file : ArchiveFolder.find(folder.filesOf(date, NAME))) {
      hours.add(read(file.resourceId()));
    }
    return new DayManifest(date, hours);
  }

  void write(HourManifest manifest) throws IOException {
    byte[] json = JSON.writeValueAsBytes(manifest);
    WholeFile.write(folder.file(manifest.hour(), NAME), out -> out.write(json));
  }

  private static HourManifest read(ResourceId file) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      return JSON.readValue(in, HourManifest.class);
    } catch (JsonProcessingException e) {
      throw new DamagedFileException(file, e.getOriginalMessage(), e);
    }
  }
}
