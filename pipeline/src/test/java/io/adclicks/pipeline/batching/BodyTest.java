package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BodyTest {
  @Provide
  Arbitrary<List<Object>> fields() {
    Arbitrary<Object> number = Arbitraries.longs().map(value -> value);
    Arbitrary<Object> text = Arbitraries.strings().ofMaxLength(300).map(value -> value);
    return Arbitraries.oneOf(number, text).list().ofMinSize(1).ofMaxSize(30);
  }

  @Property
  void readerReadsTheFieldsThatTheWriterWrote(@ForAll("fields") List<Object> fields) {
    BodyWriter writer = new BodyWriter();
    fields.forEach(field -> write(writer, field));
    writer.endRecord();

    BodyReader reader = new BodyReader().over(writer.drain(7).body());

    for (Object field : fields) {
      assertThat(reader.hasNext()).isTrue();
      assertThat(read(reader, field)).isEqualTo(field);
    }
    assertThat(reader.hasNext()).isFalse();
  }

  @Test
  void drainedWriterStartsAnew() {
    BodyWriter writer = new BodyWriter();
    writer.number(1).endRecord();
    MinuteBatch first = writer.drain(7);
    writer.number(2).endRecord();
    writer.number(3).endRecord();

    MinuteBatch second = writer.drain(8);

    assertThat(first).isEqualTo(new MinuteBatch(7, 1, new byte[] {2}));
    assertThat(second).isEqualTo(new MinuteBatch(8, 2, new byte[] {4, 6}));
  }

  @Property
  void namesStayBesideTheirRecordsUntilTheyAreLeftOut(
      @ForAll @Size(min = 1, max = 20) List<@StringLength(max = 5) String> names) {
    BodyWriter writer = new BodyWriter();
    for (int record = 0; record < names.size(); record++) {
      byte[] utf8 = names.get(record).getBytes(StandardCharsets.UTF_8);
      writer.number(record).name(utf8, 0, utf8.length).endRecord();
    }
    MinuteBatch batch = writer.drain(7);

    assertThat(namesOf(batch)).isEqualTo(names.stream().map(BodyTest::asUtf8).toList());
    assertThat(namesOf(batch.withoutNames())).hasSize(names.size()).containsOnly("");
    writer.number(1).endRecord();
    assertThat(writer.drain(8).names()).isEmpty();
  }

  private static List<String> namesOf(MinuteBatch batch) {
    List<String> names = new ArrayList<>();
    BodyReader reader = new BodyReader().over(batch);
    while (reader.hasNext()) {
      assertThat(reader.number()).isEqualTo(names.size());
      BodyReader name = reader.name();
      names.add(
          name == null
              ? ""
              : new String(
                  name.bytes(), name.textStart(), name.textLength(), StandardCharsets.UTF_8));
    }
    return names;
  }

  /** Unpaired surrogates become question marks. */
  private static String asUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static void write(BodyWriter writer, Object field) {
    if (field instanceof Long number) {
      writer.number(number);
    } else {
      byte[] utf8 = field.toString().getBytes(StandardCharsets.UTF_8);
      writer.text(utf8, 0, utf8.length);
    }
  }

  private static Object read(BodyReader reader, Object like) {
    if (like instanceof Long) {
      return reader.number();
    }
    reader.text();
    return new String(
        reader.bytes(), reader.textStart(), reader.textLength(), StandardCharsets.UTF_8);
  }
}
