package io.adclicks.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
  private static final List<String> MAPPINGS =
      List.of(
          "7f0000000000-7f0000001000 rw-p 00000000 00:00 0",
          "Rss:                   4 kB",
          "d0000000-e0000000 rw-p 00000000 00:00 0",
          "Rss:              100000 kB",
          "e0000000-100000000 rw-p 00000000 00:00 0",
          "Rss:              200000 kB",
          "100000000-100100000 rw-p 00000000 00:00 0                   [heap]",
          "Rss:                  70 kB");

  @Test
  void readsTheHeapOfG1() {
    String info =
        """
        4711:
         garbage-first heap   total 786432K, used 34367K [0x00000000d0000000, 0x0000000100000000)
          region size 1024K, 13 young (13312K), 7 survivors (7168K)
         Metaspace       used 23596K, committed 24000K, reserved 1114112K
        """;

    assertThat(LiveHeap.of(info, MAPPINGS)).isEqualTo(new LiveHeap(34_367 << 10, 300_000 << 10));
  }

  @Test
  void addsTheGenerationsOfTheSerialCollector() {
    String info =
        """
        4711:
         def new generation   total 9792K, used 1234K [0x00000000d0000000, 0x00000000d0a00000, 0x00000000e0000000)
          eden space 8704K,  14% used [0x00000000d0000000, 0x00000000d0134800, 0x00000000d0880000)
         tenured generation   total 21888K, used 766K [0x00000000e0000000, 0x00000000e1560000, 0x0000000100000000)
           the space 21888K,   3% used [0x00000000e0000000, 0x00000000e00bf8d8, 0x00000000e1560000)
         Metaspace       used 23596K, committed 24000K, reserved 1114112K
        """;

    assertThat(LiveHeap.of(info, MAPPINGS)).isEqualTo(new LiveHeap(2_000 << 10, 300_000 << 10));
  }

  @Test
  void readsThisProcess() throws Exception {
    LiveHeap heap = LiveHeap.of(ProcessHandle.current().pid());

    assertThat(heap.bytes()).isBetween(1L << 20, Runtime.getRuntime().totalMemory());
    assertThat(heap.residentBytes()).isGreaterThanOrEqualTo(heap.bytes() / 2);
  }
}
