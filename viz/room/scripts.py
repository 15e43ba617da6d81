"""Lua scripts that Redis runs for a room: each is one step that nothing can come between.

Every script gets the keys of one room and ``now, idle, longest, absent`` before its own arguments. Without a ``now``
Redis's own clock counts, so that the clocks of replicas do not matter. All keys end by themselves; a room that is over
by its times is treated as gone even before.
"""

from __future__ import annotations

HEAD = """
local room, seen, answers, past = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local idle, longest, absent = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] + time[2] / 1000000
end
local function get(field) return redis.call('HGET', room, field) end
local function number(field) return tonumber(get(field)) end
local function set(...) redis.call('HSET', room, ...) end
local function there()
  local created, used = unpack(redis.call('HMGET', room, 'created', 'used'))
  if not created then return false end
  if now - used > idle or now - created > longest then
    redis.call('DEL', room, seen, answers, past)
    return false
  end
  return true
end
local function use()
  set('used', string.format('%.3f', now))
  local left = math.ceil(1000 * math.min(idle, longest + number('created') - now)) + 1000
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, left) end
end
local function knows(participant) return redis.call('ZSCORE', seen, participant) ~= false end
local function present() return redis.call('ZCOUNT', seen, now - absent, '+inf') end
local function meet(participant) redis.call('ZADD', seen, string.format('%.3f', now), participant) end
local function state()
  return redis.call('HMGET', room, 'key', 'created', 'version', 'phase', 'number', 'question', 'locked')
end
"""

CREATE = """
local prefix, index, most, code, key, unused = ARGV[5], ARGV[6], tonumber(ARGV[7]), ARGV[8], ARGV[9], tonumber(ARGV[10])
if there() then return get('key') == key and 'done' or 'taken' end
local oldest, oldest_used
for _, one in ipairs(redis.call('SMEMBERS', index)) do
  local name = prefix .. '{' .. one .. '}'
  local created, used = unpack(redis.call('HMGET', name .. ':room', 'created', 'used'))
  if not created or now - used > idle or now - created > longest then
    redis.call('SREM', index, one)
    redis.call('DEL', name .. ':room', name .. ':in', name .. ':answers', name .. ':past')
  elseif redis.call('EXISTS', name .. ':in') == 0 and now - used > unused and (not oldest or used < oldest_used) then
    oldest, oldest_used = one, used
  end
end
if redis.call('SCARD', index) >= most then
  if not oldest then return 'full' end
  redis.call('SREM', index, oldest)
  redis.call('DEL', prefix .. '{' .. oldest .. '}:room')
  redis.call('DEL', prefix .. '{' .. oldest .. '}:past')
end
redis.call('SADD', index, code)
redis.call('PEXPIRE', index, math.ceil(1000 * longest) + 1000)
set('key', key, 'created', string.format('%.3f', now), 'version', 1, 'phase', 'waiting', 'number', 0, 'question', '',
    'locked', 0, 'bytes', 0, 'held', 0, 'moves', 0, 'move', '')
use()
return 'done'
"""

STATE = """
if not there() then return false end
return state()
"""

SWAP = """
local version, move, finished = tonumber(ARGV[5]), ARGV[6], ARGV[7] == '1'
local phase, count, locked, added, most = ARGV[8], ARGV[9], ARGV[10], tonumber(ARGV[11]), tonumber(ARGV[12])
if not there() then return 'gone' end
if get('move') == move then return 'done' end
if number('version') ~= version then return 'changed' end
local bytes, held = number('bytes'), number('held')
if bytes + held + added > most then return 'large' end
if finished then
  local texts = redis.call('HVALS', answers)
  local packed = #texts == 0 and '[]' or cjson.encode(texts)
  local joined = redis.call('ZCARD', seen)
  redis.call('RPUSH', past, '{"number":' .. get('number') .. ',"question":' .. get('question')
    .. ',"answers":' .. packed .. ',"joined":' .. joined .. '}')
  redis.call('DEL', answers)
  for _, text in ipairs(texts) do bytes = bytes + #text + 4 end
  set('held', 0)
end
set('version', version + 1, 'move', move, 'phase', phase, 'number', count, 'locked', locked, 'bytes', bytes + added,
    'question', ARGV[13])
use()
return 'done'
"""

ENTER = """
local participant, most = ARGV[5], tonumber(ARGV[6])
if not there() then return 'gone' end
if not knows(participant) then
  if get('locked') == '1' then return 'locked' end
  if redis.call('ZCARD', seen) >= most then return 'full' end
end
meet(participant)
use()
return 'in'
"""

LEAVE = """
if there() and knows(ARGV[5]) then redis.call('ZADD', seen, 0, ARGV[5]) end
return 'done'
"""

PUT = """
local participant, count, text, overhead, most = ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8]), tonumber(ARGV[9])
if not there() then return 'gone' end
if not knows(participant) then return 'stranger' end
if get('number') ~= count then return 'moved-on' end
if get('phase') ~= 'open' then return 'closed' end
local before = redis.call('HGET', answers, participant)
local added = #text + (before and -#before or overhead)
if number('bytes') + number('held') + added > most then return 'large' end
meet(participant)
if before ~= text then
  redis.call('HSET', answers, participant, text)
  redis.call('HINCRBY', room, 'held', added)
  redis.call('HINCRBY', room, 'moves', 1)
end
use()
return 'kept'
"""

GLANCE = """
if not there() then return false end
local known = knows(ARGV[5])
if known then meet(ARGV[5]) end
return {state(), known and 1 or 0, redis.call('HGET', answers, ARGV[5])}
"""

PULSE = """
if not there() then return false end
local known = knows(ARGV[5])
if known then meet(ARGV[5]) end
local version, key, phase, moves = unpack(redis.call('HMGET', room, 'version', 'key', 'phase', 'moves'))
return {version, key, phase, present(), redis.call('HLEN', answers), moves, known and 1 or 0}
"""

OVERVIEW = """
if not there() then return false end
if ARGV[5] == '1' then use() end
return {state(), redis.call('HGETALL', answers), present(), redis.call('ZCARD', seen), redis.call('LLEN', past),
        string.format('%.3f', now), get('moves')}
"""

PAST = """
if not there() then return {} end
return redis.call('LRANGE', past, 0, -1)
"""

END = """
redis.call('SREM', ARGV[5], ARGV[6])
redis.call('DEL', room, seen, answers, past)
return 'done'
"""
