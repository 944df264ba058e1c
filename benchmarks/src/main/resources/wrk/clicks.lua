-- Sends clicks that are all different, one or ADCLICKS_BENCH_BATCH a request, as fast as answers
-- come or with pauses of random length (exponential, as independent people make them).
local size = tonumber(os.getenv("ADCLICKS_BENCH_BATCH"))
local pause = tonumber(os.getenv("ADCLICKS_BENCH_PAUSE_MS"))
local run = os.getenv("ADCLICKS_BENCH_RUN")
local ads = {}
local sent = 0
local threads = 0

for line in io.lines(os.getenv("ADCLICKS_BENCH_TOKENS")) do
  local ad, token = line:match("(%S+) (%S+)")
  ads[#ads + 1] = '{"ad_id":"' .. ad .. '","token":"' .. token .. '","user_id":"'
end

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init()
  user = run .. "-" .. number .. "-"
  math.randomseed(number)
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"
end

local function click(rest)
  sent = sent + 1
  return ads[sent % #ads + 1] .. user .. sent .. rest
end

function request()
  local rest = '","timestamp":' .. os.time() .. "000}"
  if size == 1 then
    return wrk.format("POST", nil, nil, click(rest))
  end
  local clicks = {}
  for i = 1, size do
    clicks[i] = click(rest)
  end
  return wrk.format("POST", nil, nil, "[" .. table.concat(clicks, ",") .. "]")
end

if pause > 0 then
  function delay()
    return math.floor(-pause * math.log(1 - math.random()) + 0.5)
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
