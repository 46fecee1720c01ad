// Written by list-corpus.sh. Included twice by CDemo.c, which says what BEGIN, END and LIMIT are.

BEGIN(feeds_archive_sgm, "feeds/archive.sgm")
#embed "corpus/feeds/archive.sgm" limit(LIMIT)
END
BEGIN(feeds_wire_jsonl, "feeds/wire.jsonl")
#embed "corpus/feeds/wire.jsonl" limit(LIMIT)
END
BEGIN(languages_ar_hudna_txt, "languages/ar-hudna.txt")
#embed "corpus/languages/ar-hudna.txt" limit(LIMIT)
END
BEGIN(languages_de_bruecke_txt, "languages/de-bruecke.txt")
#embed "corpus/languages/de-bruecke.txt" limit(LIMIT)
END
BEGIN(languages_es_sequia_txt, "languages/es-sequia.txt")
#embed "corpus/languages/es-sequia.txt" limit(LIMIT)
END
BEGIN(languages_fr_cacao_txt, "languages/fr-cacao.txt")
#embed "corpus/languages/fr-cacao.txt" limit(LIMIT)
END
BEGIN(languages_fr_crue_latin1_txt, "languages/fr-crue-latin1.txt")
#embed "corpus/languages/fr-crue-latin1.txt" limit(LIMIT)
END
BEGIN(languages_fr_meteo_txt, "languages/fr-meteo.txt")
#embed "corpus/languages/fr-meteo.txt" limit(LIMIT)
END
BEGIN(languages_fr_opinion_txt, "languages/fr-opinion.txt")
#embed "corpus/languages/fr-opinion.txt" limit(LIMIT)
END
BEGIN(languages_fr_otages_txt, "languages/fr-otages.txt")
#embed "corpus/languages/fr-otages.txt" limit(LIMIT)
END
BEGIN(languages_ha_ruwa_txt, "languages/ha-ruwa.txt")
#embed "corpus/languages/ha-ruwa.txt" limit(LIMIT)
END
BEGIN(languages_pt_pesca_txt, "languages/pt-pesca.txt")
#embed "corpus/languages/pt-pesca.txt" limit(LIMIT)
END
BEGIN(languages_sw_mbio_txt, "languages/sw-mbio.txt")
#embed "corpus/languages/sw-mbio.txt" limit(LIMIT)
END
BEGIN(languages_th_taoraang_txt, "languages/th-taoraang.txt")
#embed "corpus/languages/th-taoraang.txt" limit(LIMIT)
END
BEGIN(languages_zh_xieyi_txt, "languages/zh-xieyi.txt")
#embed "corpus/languages/zh-xieyi.txt" limit(LIMIT)
END
BEGIN(sahel_agadez_txt, "sahel/agadez.txt")
#embed "corpus/sahel/agadez.txt" limit(LIMIT)
END
BEGIN(sahel_air_base_txt, "sahel/air-base.txt")
#embed "corpus/sahel/air-base.txt" limit(LIMIT)
END
BEGIN(sahel_bridge_txt, "sahel/bridge.txt")
#embed "corpus/sahel/bridge.txt" limit(LIMIT)
END
BEGIN(sahel_camp_attack_txt, "sahel/camp-attack.txt")
#embed "corpus/sahel/camp-attack.txt" limit(LIMIT)
END
BEGIN(sahel_checkpoint_txt, "sahel/checkpoint.txt")
#embed "corpus/sahel/checkpoint.txt" limit(LIMIT)
END
BEGIN(sahel_cocoa_port_txt, "sahel/cocoa-port.txt")
#embed "corpus/sahel/cocoa-port.txt" limit(LIMIT)
END
BEGIN(sahel_darfur_convoy_txt, "sahel/darfur-convoy.txt")
#embed "corpus/sahel/darfur-convoy.txt" limit(LIMIT)
END
BEGIN(sahel_drones_txt, "sahel/drones.txt")
#embed "corpus/sahel/drones.txt" limit(LIMIT)
END
BEGIN(sahel_fishing_txt, "sahel/fishing.txt")
#embed "corpus/sahel/fishing.txt" limit(LIMIT)
END
BEGIN(sahel_flood_txt, "sahel/flood.txt")
#embed "corpus/sahel/flood.txt" limit(LIMIT)
END
BEGIN(sahel_kidal_ceasefire_early_txt, "sahel/kidal-ceasefire-early.txt")
#embed "corpus/sahel/kidal-ceasefire-early.txt" limit(LIMIT)
END
BEGIN(sahel_kidal_ceasefire_late_txt, "sahel/kidal-ceasefire-late.txt")
#embed "corpus/sahel/kidal-ceasefire-late.txt" limit(LIMIT)
END
BEGIN(sahel_lake_txt, "sahel/lake.txt")
#embed "corpus/sahel/lake.txt" limit(LIMIT)
END
BEGIN(sahel_last_convoy_txt, "sahel/last-convoy.txt")
#embed "corpus/sahel/last-convoy.txt" limit(LIMIT)
END
BEGIN(sahel_mandate_vote_txt, "sahel/mandate-vote.txt")
#embed "corpus/sahel/mandate-vote.txt" limit(LIMIT)
END
BEGIN(sahel_manuscripts_txt, "sahel/manuscripts.txt")
#embed "corpus/sahel/manuscripts.txt" limit(LIMIT)
END
BEGIN(sahel_military_cooperation_txt, "sahel/military-cooperation.txt")
#embed "corpus/sahel/military-cooperation.txt" limit(LIMIT)
END
BEGIN(sahel_ndjamena_summit_txt, "sahel/ndjamena-summit.txt")
#embed "corpus/sahel/ndjamena-summit.txt" limit(LIMIT)
END
BEGIN(sahel_pasture_txt, "sahel/pasture.txt")
#embed "corpus/sahel/pasture.txt" limit(LIMIT)
END
BEGIN(sahel_radio_txt, "sahel/radio.txt")
#embed "corpus/sahel/radio.txt" limit(LIMIT)
END
BEGIN(sahel_rumour_txt, "sahel/rumour.txt")
#embed "corpus/sahel/rumour.txt" limit(LIMIT)
END
BEGIN(sahel_three_names_txt, "sahel/three-names.txt")
#embed "corpus/sahel/three-names.txt" limit(LIMIT)
END
BEGIN(world_correction_txt, "world/correction.txt")
#embed "corpus/world/correction.txt" limit(LIMIT)
END
BEGIN(world_film_night_txt, "world/film-night.txt")
#embed "corpus/world/film-night.txt" limit(LIMIT)
END
BEGIN(world_franc_txt, "world/franc.txt")
#embed "corpus/world/franc.txt" limit(LIMIT)
END
BEGIN(world_grains_txt, "world/grains.txt")
#embed "corpus/world/grains.txt" limit(LIMIT)
END
BEGIN(world_hamlet_txt, "world/hamlet.txt")
#embed "corpus/world/hamlet.txt" limit(LIMIT)
END
BEGIN(world_harbour_cup_txt, "world/harbour-cup.txt")
#embed "corpus/world/harbour-cup.txt" limit(LIMIT)
END
BEGIN(world_letter_txt, "world/letter.txt")
#embed "corpus/world/letter.txt" limit(LIMIT)
END
BEGIN(world_marathon_txt, "world/marathon.txt")
#embed "corpus/world/marathon.txt" limit(LIMIT)
END
BEGIN(world_rail_strike_txt, "world/rail-strike.txt")
#embed "corpus/world/rail-strike.txt" limit(LIMIT)
END
BEGIN(world_shelters_txt, "world/shelters.txt")
#embed "corpus/world/shelters.txt" limit(LIMIT)
END
BEGIN(world_spam_txt, "world/spam.txt")
#embed "corpus/world/spam.txt" limit(LIMIT)
END
BEGIN(world_talks_txt, "world/talks.txt")
#embed "corpus/world/talks.txt" limit(LIMIT)
END
BEGIN(world_telescope_txt, "world/telescope.txt")
#embed "corpus/world/telescope.txt" limit(LIMIT)
END
BEGIN(world_vaccine_txt, "world/vaccine.txt")
#embed "corpus/world/vaccine.txt" limit(LIMIT)
END
BEGIN(world_who_funds_txt, "world/who-funds.txt")
#embed "corpus/world/who-funds.txt" limit(LIMIT)
END
