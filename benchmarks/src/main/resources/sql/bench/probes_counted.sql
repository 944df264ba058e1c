SELECT ad_id FROM %s WHERE startsWith(ad_id, 'probe-') AND click_count > 0 GROUP BY ad_id
