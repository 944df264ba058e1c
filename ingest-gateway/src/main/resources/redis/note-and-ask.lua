-- Notes the first ARGV[2] keys for ARGV[1] milliseconds, and tells the values of the others.
-- A note that Redis has no room for is left out: the answers are not to be lost with it.
local notes = tonumber(ARGV[2])
for i = 1, notes do
  redis.pcall('SET', KEYS[i], '1', 'PX', ARGV[1])
end
if notes == #KEYS then
  return {}
end
return redis.call('MGET', unpack(KEYS, notes + 1))
